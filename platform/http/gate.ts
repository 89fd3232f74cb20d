import type { Actor, DealerTx, InstallationTx } from '../sql/index.ts';

/** What an actor may do at one dealer. Filled by declaration merging in `modules/people`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Rights {}

/** Who acts in a dealer's scope, after the gate. */
export interface DealerActor extends Actor {
  readonly kind: 'user' | 'apiKey';
  /** The key of a role of the dealer; what it may stands in `rights`. */
  readonly role: string;
  /** Runs the whole installation; may everything at every dealer. */
  readonly operator: boolean;
  readonly rights: Rights;
}

/** Who is signed in, outside any dealer. */
export interface SignedIn {
  readonly userId: string;
  readonly name: string;
  readonly operator: boolean;
}

/** What a request shows to be let in. */
export type Credentials =
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'apiKey'; readonly key: string };

/** Knows who may enter; written by `modules/people`, asked by every route. */
export interface Gate {
  findDealerId(tx: InstallationTx, dealerKey: string): Promise<string | null>;
  /** The actor at the dealer of the transaction; null for nobody, strangers and those who left. */
  admit(tx: DealerTx, credentials: Credentials): Promise<DealerActor | null>;
  /** Whose session this is; null when it is nobody's, or over. */
  signedIn(tx: InstallationTx, token: string): Promise<SignedIn | null>;
}
