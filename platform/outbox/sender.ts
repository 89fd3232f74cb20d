import type pg from 'pg';
import { type Database, type DealerTx, type InstallationTx, system } from '../sql/index.ts';
import { WakingLoop } from '../waking-loop.ts';
import { compose, type FileBytes } from './compose.ts';
import type { LetterBook } from './letters.ts';
import type { ComposedMessage, OutboxMessage } from './message.ts';
import { type Failure, nextAttempt } from './outcome.ts';
import { claimOutbox, dealersWithMail, markFailed, markSent, outboxChannel } from './store.ts';
import type { NetworkTransport, StoringTransport, Transport } from './transport.ts';

export interface OutboxSenderOptions {
  readonly database: Database;
  readonly transport: Transport;
  readonly letters: LetterBook;
  /** A message that did not go, and why; `wakeHuman` is for the operator. */
  readonly onTrouble: (trouble: {
    readonly kind: 'tryAgain' | 'addressDead' | 'wakeHuman' | 'claim';
    readonly problem: string;
    readonly messageId?: string;
    readonly error?: unknown;
  }) => void;
  /** Messages that one claim takes. */
  readonly batch?: number;
  /** Messages on their way at one time. */
  readonly lanes?: number;
  readonly idleMilliseconds?: number;
}

/** Longer than any batch can take with the transport's own timeouts. */
const lease = Temporal.Duration.from({ minutes: 15 });

/** A dealer's transaction, or one of the installation for messages that no dealer sends. */
type AnyTx = DealerTx | InstallationTx;

/**
 * Sends what stands in the outbox. Several may run, in several processes: each takes rows that no other has. Into the
 * catcher a message goes exactly once. Over the network it goes at least once: a sender that was killed after the other
 * side took a message leaves a lease, and when that has run out the message goes again, with the same Message-ID.
 */
export class OutboxSender {
  readonly #options: OutboxSenderOptions;
  readonly #loop: WakingLoop;

  constructor(options: OutboxSenderOptions) {
    this.#options = options;
    this.#loop = new WakingLoop({
      channel: outboxChannel,
      once: () => this.#sendOnce(),
      onError: (error) => options.onTrouble({ kind: 'claim', problem: String(error), error }),
      idleMilliseconds: options.idleMilliseconds ?? 1000,
      lingerMilliseconds: 250,
    });
  }

  /** Works until `stop`. */
  async start(connection: pg.ClientConfig): Promise<void> {
    await this.#loop.start(connection);
  }

  /** Ends after the messages that are on their way; may start again. The transport is closed by whoever made it. */
  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Sends everything that may go by the clock, and answers how many attempts that were. For virtual time and tests. */
  async drain(): Promise<number> {
    let attempts = 0;
    for (;;) {
      const done = await this.#sendOnce();
      if (done === 0) return attempts;
      attempts += done;
    }
  }

  /** The moment at which the next message may go, or null. */
  async nextAt(): Promise<Temporal.Instant | null> {
    const { rows } = await this.#options.database.pool.query<{ at: Temporal.Instant | null }>(
      "select min(next_attempt_at) as at from outbox where state in ('waiting', 'sending')",
    );
    return rows[0]?.at ?? null;
  }

  /** One batch for each dealer that has something to send. */
  async #sendOnce(): Promise<number> {
    const { database, transport } = this.#options;
    const now = database.clock.now();
    const dealers = await database.inInstallation((tx) => dealersWithMail(tx.db, now), { now });
    let attempts = 0;
    for (const dealerId of dealers) {
      attempts +=
        transport.kind === 'storing'
          ? await this.#keepBatch(transport, dealerId, now)
          : await this.#sendBatch(transport, dealerId, now);
    }
    return attempts;
  }

  #in<T>(dealerId: string | null, now: Temporal.Instant, deed: (tx: AnyTx) => Promise<T>): Promise<T> {
    const { database } = this.#options;
    if (dealerId === null) return database.inInstallation(deed, { now });
    return database.inDealer({ dealerId, actor: system, now }, deed);
  }

  /** Into our own database: taken, kept and marked in one transaction. */
  #keepBatch(transport: StoringTransport, dealerId: string | null, now: Temporal.Instant): Promise<number> {
    return this.#in(dealerId, now, async (tx) => {
      const messages = await this.#claim(tx, dealerId, now);
      if (messages.length === 0) return 0;
      const files = await this.#files(tx, messages);
      const composed: ComposedMessage[] = [];
      for (const message of messages) {
        const one = await tryToCompose(message, files);
        if ('bytes' in one) composed.push(one);
        else await this.#markFailed(tx, message, one);
      }
      await transport.keep(tx, composed);
      await this.#markSent(
        tx,
        composed.map((one) => one.message),
      );
      return messages.length;
    });
  }

  /** Over the network: taken in one transaction, sent, and each result written in one of its own. */
  async #sendBatch(
    transport: NetworkTransport,
    dealerId: string | null,
    now: Temporal.Instant,
  ): Promise<number> {
    const claimed = await this.#in(dealerId, now, async (tx) => {
      const messages = await this.#claim(tx, dealerId, now);
      if (isDealerTx(tx)) await this.#options.letters.sending(tx, letterIds(messages));
      return { messages, files: await this.#files(tx, messages) };
    });
    const waiting = claimed.messages.values();
    const lane = async (): Promise<void> => {
      for (const message of waiting) await this.#sendOne(transport, message, claimed.files);
    };
    await Promise.all(Array.from({ length: this.#options.lanes ?? 5 }, lane));
    return claimed.messages.length;
  }

  #claim(tx: AnyTx, dealerId: string | null, now: Temporal.Instant): Promise<OutboxMessage[]> {
    const limit = this.#options.batch ?? (this.#options.transport.kind === 'storing' ? 50 : 20);
    return claimOutbox(tx.db, { dealerId, now, limit, leaseUntil: now.add(lease) });
  }

  async #files(tx: AnyTx, messages: readonly OutboxMessage[]): Promise<FileBytes> {
    const hashes = messages.flatMap(({ content }) => (content.files ?? []).map((file) => file.sha256));
    return hashes.length > 0 && isDealerTx(tx)
      ? this.#options.letters.files(tx, [...new Set(hashes)])
      : new Map();
  }

  async #markSent(tx: AnyTx, messages: readonly OutboxMessage[]): Promise<void> {
    await markSent(tx.db, messages, tx.now);
    const letters = letterIds(messages);
    if (letters.length > 0 && isDealerTx(tx)) await this.#options.letters.sent(tx, letters);
  }

  async #sendOne(transport: NetworkTransport, message: OutboxMessage, files: FileBytes): Promise<void> {
    const composed = await tryToCompose(message, files);
    const outcome = 'bytes' in composed ? await transport.send(composed) : composed;
    const now = this.#options.database.clock.now();
    if (outcome.kind === 'sent') {
      await this.#in(message.dealerId, now, (tx) => this.#markSent(tx, [message]));
      return;
    }
    await this.#in(message.dealerId, now, (tx) => this.#markFailed(tx, message, outcome));
  }

  async #markFailed(tx: AnyTx, message: OutboxMessage, { kind, problem }: Failure): Promise<void> {
    this.#options.onTrouble({ kind, problem, messageId: message.messageId });
    const nextAt = kind === 'addressDead' ? null : nextAttempt(tx.now, message.createdAt, message.attempts);
    const written = await markFailed(tx.db, message, { problem, nextAt });
    if (!written || message.letterId === null || !isDealerTx(tx)) return;
    const { letters } = this.#options;
    if (nextAt === null) await letters.failed(tx, message.letterId, problem);
    else await letters.postponed(tx, message.letterId, problem);
  }
}

/** A message that cannot be composed is a fault of ours: somebody has to look, and the others go on. */
async function tryToCompose(message: OutboxMessage, files: FileBytes): Promise<ComposedMessage | Failure> {
  try {
    return await compose(message, files);
  } catch (error) {
    return { kind: 'wakeHuman', problem: `The message could not be composed: ${String(error)}` };
  }
}

function isDealerTx(tx: AnyTx): tx is DealerTx {
  return 'dealerId' in tx;
}

function letterIds(messages: readonly OutboxMessage[]): string[] {
  return messages.map((message) => message.letterId).filter((id) => id !== null);
}
