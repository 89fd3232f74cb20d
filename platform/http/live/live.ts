import pg from 'pg';
import { isId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../sql/index.ts';

export type LiveTopic =
  | 'lead'
  | 'inbox'
  | 'settings'
  | 'users'
  | 'findings'
  | 'notices'
  | 'stock'
  | 'task'
  | 'appointment'
  | 'contact';

export interface LiveEvent {
  readonly dealerId: string;
  readonly topic: LiveTopic;
  readonly id?: string;
  /** Only the pages of this user hear it; left out: all of the dealer. */
  readonly userId?: string;
}

const channel = 'forecourt_live';

/** Tells all open pages of the dealer, in every process, after this transaction commits. */
export function announceLive(tx: Pick<DealerTx, 'dealerId' | 'notify'>, topic: LiveTopic, id?: string): void {
  const event: LiveEvent = { dealerId: tx.dealerId, topic, ...(id === undefined ? {} : { id }) };
  tx.notify(channel, JSON.stringify(event));
}

/** Tells the open pages of one user at the dealer, after this transaction commits. */
export function announceLiveTo(
  tx: Pick<DealerTx, 'dealerId' | 'notify'>,
  userId: string,
  topic: LiveTopic,
): void {
  const event: LiveEvent = { dealerId: tx.dealerId, topic, userId };
  tx.notify(channel, JSON.stringify(event));
}

export interface LiveListener {
  /** Whose page it is; null: an API key's. */
  readonly userId: string | null;
  event(event: LiveEvent): void;
  /** Something may have been missed: the page has to read everything again. */
  interrupted(): void;
}

/** Hears on one connection per process what changed, and passes it to the open pages of that dealer. */
export class Live {
  readonly #listeners = new Map<string, Set<LiveListener>>();
  readonly #onError: (error: Error) => void;
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #running = false;

  constructor(onError: (error: Error) => void) {
    this.#onError = onError;
  }

  async start(connection: pg.ClientConfig): Promise<void> {
    this.#running = true;
    await this.#listen(connection);
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#retry);
    for (const listener of this.#all()) listener.interrupted();
    await this.#client?.end().catch(this.#onError);
    this.#client = undefined;
  }

  /** Answers how to leave. */
  join(dealerId: string, listener: LiveListener): () => void {
    const listeners = this.#listeners.get(dealerId) ?? new Set();
    this.#listeners.set(dealerId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(dealerId);
    };
  }

  #all(): LiveListener[] {
    return [...this.#listeners.values()].flatMap((listeners) => [...listeners]);
  }

  async #listen(connection: pg.ClientConfig): Promise<void> {
    const client = new pg.Client({ ...connection, application_name: 'forecourt live' });
    client.on('notification', ({ payload }) => this.#pass(payload ?? ''));
    // A lost connection tells several errors; each must be heard, one begins anew.
    let lost = false;
    client.on('error', (error) => {
      if (lost) return;
      lost = true;
      this.#onError(error);
      this.#again(connection);
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    this.#client = client;
  }

  /** What was said while nobody listened is lost, so every page reads again. */
  #again(connection: pg.ClientConfig): void {
    this.#client = undefined;
    if (!this.#running) return;
    this.#retry = setTimeout(() => void this.#listenAgain(connection), 1000).unref();
  }

  async #listenAgain(connection: pg.ClientConfig): Promise<void> {
    try {
      await this.#listen(connection);
      for (const listener of this.#all()) listener.interrupted();
    } catch (error) {
      this.#onError(error instanceof Error ? error : new Error(String(error)));
      this.#again(connection);
    }
  }

  #pass(payload: string): void {
    const event = readEvent(payload);
    if (!event) return;
    for (const listener of this.#listeners.get(event.dealerId) ?? []) {
      if (event.userId === undefined || event.userId === listener.userId) listener.event(event);
    }
  }
}

function readEvent(payload: string): LiveEvent | null {
  try {
    const { dealerId, topic, id, userId } = JSON.parse(payload) as Partial<LiveEvent>;
    if (dealerId === undefined || topic === undefined || !isId(dealerId)) return null;
    return {
      dealerId,
      topic,
      ...(id === undefined ? {} : { id }),
      ...(userId === undefined ? {} : { userId }),
    };
  } catch {
    return null;
  }
}
