import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { EmbeddedDatabaseError, useOwnServer } from './trouble.ts';

/** Who the server runs as. PostgreSQL refuses root, so root lends it another user; anyone else runs it themself. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The environment of every process of PostgreSQL: nothing of the caller's that could change what it does. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The user for the server of this cluster; `undefined` means the user of this process. Root takes the owner of the
 * cluster when it exists already, else the user `postgres`, else `nobody`; no user is ever created.
 */
export function serverUserOf(cluster: string): ServerUser | undefined {
  const owner = lstatSync(cluster, { throwIfNoEntry: false });
  const own = process.getuid?.() ?? -1;
  if (own !== 0) {
    if (owner !== undefined && owner.uid !== own) throw belongsToAnother(cluster, owner.uid);
    return undefined;
  }
  if (owner !== undefined && owner.uid !== 0 && ask('id', ['-un', String(owner.uid)]) !== undefined) {
    return { uid: owner.uid, gid: owner.gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = ask('id', ['-u', name]);
    const gid = ask('id', ['-g', name]);
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedDatabaseError(
    'The embedded database must not run as root, and this machine has neither a user "postgres" nor "nobody" to ' +
      `run it. Start Forecourt as an ordinary user. ${useOwnServer}`,
  );
}

/** Gives a folder and all in it to the user, as after a restore by root. Does nothing when it is theirs. */
export function handOver(folder: string, user: ServerUser | undefined): void {
  if (user === undefined || lstatSync(folder).uid === user.uid) return;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
  chownSync(folder, user.uid, user.gid);
}

/** Runs a command to its end as the user of the server. */
export function runAs(user: ServerUser | undefined, command: string, args: string[], cwd = '/') {
  const options: SpawnSyncOptionsWithStringEncoding = {
    cwd,
    env: serverEnvironment,
    encoding: 'utf8',
    ...user,
  };
  return spawnSync(command, args, options);
}

/** Whether the user of the server can enter the folder by its path; a home of root, say, lets nobody through. */
export function canEnter(user: ServerUser | undefined, folder: string): boolean {
  return user === undefined || runAs(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]).status === 0;
}

function ask(command: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : undefined;
}

function belongsToAnother(cluster: string, uid: number): EmbeddedDatabaseError {
  const owner = ask('id', ['-un', String(uid)]) ?? String(uid);
  return new EmbeddedDatabaseError(
    `The database in ${cluster} belongs to the user ${owner} (Forecourt was started as root, or as ${owner}, before). ` +
      `Start it that way again, or hand the database over: sudo chown -R ${userInfo().username} "${cluster}"`,
  );
}
