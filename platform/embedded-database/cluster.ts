import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Folders, makePrivateFolder } from './folders.ts';
import { handOver, runAs } from './server-user.ts';
import { asArguments, lastingSettings } from './settings.ts';
import { EmbeddedDatabaseError, hasCode } from './trouble.ts';

/** The superuser of the cluster. Only who can enter the socket's folder can be it: that user and root. */
export const superuser = 'forecourt';

const majorVersion = '18';

/** Whether the database was created before; refuses one that this PostgreSQL cannot open. */
export function clusterExists(folders: Folders): boolean {
  if (!existsSync(folders.cluster)) return false;
  const version = readVersion(folders.cluster);
  if (version === majorVersion) return true;
  throw new EmbeddedDatabaseError(
    version === undefined
      ? `${folders.cluster} holds no PostgreSQL database. Restore it, or move it away to start with an empty one.`
      : `The database in ${folders.cluster} was made by PostgreSQL ${version}; this is ${majorVersion}.`,
  );
}

/**
 * Creates the cluster: aside, then renamed, so that an interrupted start leaves no half of one. When another start
 * creates it at the same moment, the first one stays. Not careful (for tests): without waiting for the disk.
 */
export function createCluster(folders: Folders, binaries: string, careful = true): void {
  removeUnfinished(folders.database);
  const aside = join(folders.database, `cluster.new-${process.pid}`);
  makePrivateFolder(aside, folders.user);
  const asideForServer = folders.clusterForServer === folders.cluster ? aside : folders.clusterForServer;
  const create = (locale: string) =>
    runAs(
      folders.user,
      join(binaries, 'bin/initdb'),
      [
        `--pgdata=${asideForServer}`,
        `--username=${superuser}`,
        '--auth=trust',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--locale=${locale}`,
        '--no-instructions',
        ...(careful ? [] : ['--no-sync']),
        ...asArguments(lastingSettings),
      ],
      aside,
    );
  let outcome = create('C.UTF-8');
  // A system without the locale C.UTF-8: the built-in one sorts and compares, the system's is hardly asked.
  if (outcome.status !== 0 && /locale/.test(outcome.stderr)) outcome = create('C');
  if (outcome.status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    const reason = outcome.error?.message ?? outcome.stderr.trim();
    throw new EmbeddedDatabaseError(`The database could not be created in ${folders.database}:\n${reason}`);
  }
  try {
    renameSync(aside, folders.cluster);
    fsyncFolder(folders.database);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

/** Sets the owner and mode that PostgreSQL insists on, which a copy or a restore may have lost. */
export function mendOwnership(folders: Folders): void {
  handOver(folders.cluster, folders.user);
  chmodSync(folders.cluster, 0o700);
}

function readVersion(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** What starts that were killed while creating left behind; one that still creates is left alone. */
function removeUnfinished(database: string): void {
  for (const name of readdirSync(database)) {
    const pid = /^cluster\.new-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    rmSync(join(database, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function fsyncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
