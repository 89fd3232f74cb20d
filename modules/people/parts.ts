import type { DealerTx, InstallationTx } from '../../platform/sql/index.ts';

/** What people need from outside; put together in `app/`. */
export interface PeopleParts {
  /** Where people open the web, without a slash at the end. */
  readonly publicUrl: string;
  /** `<dealer>@<leadDomain>` takes enquiries. */
  readonly leadDomain: string;
  /** Letters stay in the local catcher, which operators may see. */
  readonly catcher: boolean;
  /** Puts a letter to a user into the outbox of this transaction. */
  readonly sendNotice: (tx: DealerTx | InstallationTx, notice: Notice) => Promise<void>;
}

export interface Notice {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
