import type { DealerTx, InstallationTx } from '../../platform/sql/index.ts';
import type { SsoSettings } from './rules/sso.ts';

/** What people need from outside; put together in `app/`. */
export interface PeopleParts {
  /** Where people open the web, without a slash at the end. */
  readonly publicUrl: string;
  /** `<dealer>@<leadDomain>` takes enquiries. */
  readonly leadDomain: string;
  /** Letters stay in the local catcher, which operators may see. */
  readonly catcher: boolean;
  /** The identity provider of the installation; null: people sign in here. */
  readonly sso: SsoSettings | null;
  /** Puts a letter to a user into the outbox of this transaction. */
  readonly sendNotice: (tx: DealerTx | InstallationTx, notice: Notice) => Promise<void>;
}

export interface Notice {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
