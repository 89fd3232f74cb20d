import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { connect } from './connect.ts';
import { EmbeddedDatabaseError } from './trouble.ts';

/** Keys of the advisory locks, in the database `postgres`: `owner` has one holder, `users` everyone who is there. */
const keys = { owner: 4_367_001, users: 4_367_002 };

/**
 * Takes the data folder for this process, on a connection that lives as long as the claim. A process that was just
 * killed may hold it for some moments more; after them a second instance is refused.
 */
export async function claim(
  socket: { socketFolder: string; port: number },
  dataFolder: string,
): Promise<Client> {
  const client = await join(socket);
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await isTrue(client, `select pg_try_advisory_lock(${keys.owner}) as yes`)) return client;
    await pause(50);
  }
  const holder = await holderOf(client);
  await client.end();
  throw new EmbeddedDatabaseError(
    `Another Forecourt (${holder}) already runs on the data folder ${dataFolder}. ` +
      'Stop it first, or give this one a folder of its own with FORECOURT_DATA.',
  );
}

/** Uses the database beside a possible owner, as commands of the operator do. */
export async function join(socket: { socketFolder: string; port: number }): Promise<Client> {
  const client = await connect(socket, `forecourt, process ${process.pid} on ${hostname()}`);
  await client.query(`select pg_advisory_lock_shared(${keys.users})`);
  return client;
}

/** Whether nobody else uses the database any more, so that who asks may stop the server. Ends the own use. */
export async function leave(client: Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${keys.users})`);
  return isTrue(client, `select pg_try_advisory_lock(${keys.users}) as yes`);
}

async function holderOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and classid = 0 and objid = ${keys.owner} and granted`,
  );
  return rows[0]?.application_name.replace('forecourt, ', '') ?? 'which is just ending';
}

async function isTrue(client: Client, query: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(query);
  return rows[0]?.yes === true;
}
