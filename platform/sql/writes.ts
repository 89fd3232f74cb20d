import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import type { DB } from './schema.gen.ts';

/** A statement that changes rows and whose answer nobody needs. */
export type Statement = { compile(): CompiledQuery } | RawBuilder<unknown>;

/**
 * The statements of a transaction that were sent without waiting for their answers. They run in their order, and what is
 * asked later sees what they wrote. The first that failed is told at the end, or when `settled` is asked.
 */
export class Writes {
  readonly #db: Kysely<DB>;
  readonly #submit: (query: CompiledQuery) => Promise<unknown>;
  #running: Promise<unknown>[] = [];
  #failed: { readonly error: unknown } | undefined;

  constructor(db: Kysely<DB>, submit: (query: CompiledQuery) => Promise<unknown>) {
    this.#db = db;
    this.#submit = submit;
  }

  send(statement: Statement): void {
    const compiled = 'isRawBuilder' in statement ? statement.compile(this.#db) : statement.compile();
    this.#running.push(
      this.#submit(compiled).catch((error: unknown) => {
        this.#failed ??= { error };
      }),
    );
  }

  /** Waits for all of them; throws what the first failure was. */
  async settled(): Promise<void> {
    const running = this.#running;
    this.#running = [];
    await Promise.all(running);
    const failed = this.#failed;
    this.#failed = undefined;
    if (failed) throw failed.error;
  }

  /** The cause of an error: a statement that failed makes every later one fail, and is the one to tell. */
  async causeOf(error: unknown): Promise<unknown> {
    return this.settled().then(
      () => error,
      (cause: unknown) => cause,
    );
  }
}
