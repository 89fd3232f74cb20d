import type { DealerTx } from '../sql/index.ts';
import type { FileBytes } from './compose.ts';

/** What the owner of letters does when one of them moves; each call is inside the transaction that moves the row. */
export interface LetterBook {
  /** The stored bytes of files, by their SHA-256 in hex. */
  files(tx: DealerTx, hashes: readonly string[]): Promise<FileBytes>;
  sending(tx: DealerTx, letterIds: readonly string[]): Promise<void>;
  sent(tx: DealerTx, letterIds: readonly string[]): Promise<void>;
  /** Did not go yet; goes later. */
  postponed(tx: DealerTx, letterId: string, problem: string): Promise<void>;
  /** Will never go. */
  failed(tx: DealerTx, letterId: string, problem: string): Promise<void>;
}
