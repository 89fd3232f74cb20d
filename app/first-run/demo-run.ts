import { refuse } from '../../kernel/refusals.ts';
import { createSession, type NewSession } from '../../modules/people/index.ts';
import type { Database } from '../../platform/sql/index.ts';
import { clearHalfMadeDemo } from './half-made-demo.ts';
import { claim, close, needOpen, spendToken } from './installation.ts';

export interface DemoProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** Makes the demo and answers whom to sign in to it. Must be able to start again after a failure. */
export type RunDemo = (onProgress: (progress: DemoProgress) => void) => Promise<{ readonly userId: string }>;

/** The making of the demo, which takes longer than a request: runs in this process, one at a time. */
export class DemoRun {
  readonly #database: Database;
  readonly #runDemo: RunDemo;
  readonly #onFailure: (error: unknown) => void;
  #state: 'open' | 'demoRunning' | 'failed' = 'open';
  #progress: DemoProgress | null = null;
  #userId: string | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: { database: Database; runDemo: RunDemo; onFailure: (error: unknown) => void }) {
    this.#database = parts.database;
    this.#runDemo = parts.runDemo;
    this.#onFailure = parts.onFailure;
  }

  get state() {
    return this.#state;
  }

  get progress(): DemoProgress | null {
    return this.#progress;
  }

  /** Starts it; 404 when the token opens nothing, 409 when it runs already. Returns before it is done. */
  async start(token: string): Promise<void> {
    await this.#database.inInstallation((tx) => needOpen(tx, token));
    if (this.#state === 'demoRunning') refuse('conflict', 'firstRun.running');
    this.#state = 'demoRunning';
    this.#progress = null;
    const claimed = Promise.withResolvers<boolean>();
    this.#running = this.#run(token, () => claimed.resolve(true)).catch((error: unknown) =>
      this.#fail(error),
    );
    void this.#running.then(() => claimed.resolve(false));
    if (await claimed.promise) return;
    this.#state = 'open';
    refuse('conflict', 'firstRun.running');
  }

  #fail(error: unknown): void {
    this.#state = 'failed';
    this.#onFailure(error);
  }

  /** Until the running one has ended, well or not. */
  async ended(): Promise<void> {
    await this.#running;
  }

  /** The claim is held all the time, so that nobody else sets it up meanwhile. */
  async #run(token: string, begun: () => void): Promise<void> {
    await this.#database.inInstallation(async (tx) => {
      await claim(tx, token);
      await clearHalfMadeDemo(this.#database);
      begun();
      const { userId } = await this.#runDemo((progress) => {
        this.#progress = progress;
      });
      this.#userId = userId;
      await close(tx, { keepToken: true });
    });
    this.#state = 'open';
  }

  /** Signs in to the finished demo, once. */
  async enter(token: string, userAgent: string | null): Promise<NewSession & { readonly userId: string }> {
    const userId = this.#userId;
    if (this.#state === 'demoRunning') refuse('conflict', 'firstRun.running');
    if (userId === null) refuse('notFound', 'http.notFound');
    return this.#database.inInstallation(async (tx) => {
      await spendToken(tx, token);
      return { ...(await createSession(tx.db, { userId, now: tx.now, userAgent })), userId };
    });
  }
}
