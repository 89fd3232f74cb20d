import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { DB } from './schema.gen.ts';
import { toParameter } from './values.ts';

/**
 * Kysely over one given connection, inside a transaction that somebody else began and ends. `prepare` keeps the plans of
 * its statements on the connection: for work that says the same few sentences again and again, with values that do not ask
 * for different plans. Lists and searches are planned each time.
 */
export function kyselyOn(client: pg.ClientBase, { prepare = false } = {}): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OneConnection(client, prepare),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** Hands a statement to the connection before it returns, so that statements run in the order of the calls. */
export function submit(
  client: pg.ClientBase,
  query: CompiledQuery,
  prepare: boolean,
): Promise<pg.QueryResult> {
  const name = prepare ? statementName(query.sql) : undefined;
  const values = query.parameters.map(toParameter);
  return client.query(name === undefined ? { text: query.sql, values } : { name, text: query.sql, values });
}

/** Names of statements by their text; a text that comes after so many others is planned each time. */
const names = new Map<string, string>();
const mostNames = 300;

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `forecourt_${names.size}`;
  names.set(text, name);
  return name;
}

class OneConnection implements Driver, DatabaseConnection {
  readonly #client: pg.ClientBase;
  readonly #prepare: boolean;

  constructor(client: pg.ClientBase, prepare: boolean) {
    this.#client = client;
    this.#prepare = prepare;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await submit(this.#client, query, this.#prepare);
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Nobody streams rows here');
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('This connection is inside a transaction already');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
