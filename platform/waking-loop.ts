import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface LoopOptions {
  /** The channel whose notifications mean: there is something to do. */
  readonly channel: string;
  /** Does what there is to do now; answers how much that was. */
  readonly once: () => Promise<number>;
  readonly onError: (error: unknown) => void;
  /** How long nothing is asked when nothing was to do and nobody calls. */
  readonly idleMilliseconds: number;
  /** After a call, so long is waited for more to come, so that it is done together. */
  readonly lingerMilliseconds?: number;
  /** How many do it side by side in this process. */
  readonly lanes?: number;
}

/** Does something again and again while there is something to do, and sleeps until a call or the idle time else. */
export class WakingLoop {
  readonly #options: LoopOptions;
  #running = false;
  #lanes: Promise<void>[] = [];
  #listener: pg.Client | undefined;
  #wakes = 0;
  readonly #sleepers = new Set<() => void>();

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  /** Listens on a connection of its own. */
  async start(connection: pg.ClientConfig): Promise<void> {
    this.#running = true;
    await this.#listen(connection);
    this.#lanes = Array.from({ length: this.#options.lanes ?? 1 }, () => this.#run());
  }

  /** Ends after what is being done. */
  async stop(): Promise<void> {
    this.#running = false;
    this.wake();
    await Promise.all(this.#lanes);
    await this.#listener?.end();
    this.#listener = undefined;
  }

  wake(): void {
    this.#wakes++;
    for (const awake of this.#sleepers) awake();
  }

  async #listen(connection: pg.ClientConfig): Promise<void> {
    const client = new pg.Client(connection);
    let lost = false;
    client.on('notification', () => this.wake());
    client.on('error', () => {
      // One connection that breaks tells it more than once; only one new listener follows.
      if (lost) return;
      lost = true;
      if (this.#listener === client) this.#listenLater(connection);
    });
    await client.connect();
    await client.query(`listen ${this.#options.channel}`);
    if (lost) throw new Error('The connection broke while it began to listen');
    this.#listener = client;
    this.wake();
  }

  #listenLater(connection: pg.ClientConfig): void {
    this.#listener = undefined;
    setTimeout(() => {
      if (this.#running) this.#listen(connection).catch(() => this.#listenLater(connection));
    }, 1000).unref();
  }

  async #run(): Promise<void> {
    while (this.#running) {
      // A call that comes while something is done must be counted, or it is lost.
      const wakes = this.#wakes;
      let done = 0;
      try {
        done = await this.#options.once();
      } catch (error) {
        this.#options.onError(error);
        await this.#sleep(1000);
      }
      if (done > 0 || wakes !== this.#wakes) continue;
      await this.#sleep(this.#options.idleMilliseconds);
      if (this.#running) await pause(this.#options.lingerMilliseconds ?? 0);
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const awake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(awake);
        resolve();
      };
      const timer = setTimeout(awake, milliseconds);
      this.#sleepers.add(awake);
    });
  }
}
