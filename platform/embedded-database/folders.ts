import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, type ServerUser, serverUserOf } from './server-user.ts';
import { EmbeddedDatabaseError, hasCode, messageOf } from './trouble.ts';

/**
 * Where one embedded database lives. `database` belongs to the user of this process and holds what that user writes;
 * only `cluster` and `socket` inside it belong to the server's user, so that root never writes where another user
 * could have laid a trap.
 */
export interface Folders {
  /** `<data>/database`, without symlinks. */
  readonly database: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  /** How the server's processes name `cluster`: its path, or where they stand when that path is barred to them. */
  readonly clusterForServer: string;
  /** 0700, of the server's user; short enough for the path of a Unix socket. */
  readonly socket: string;
  /** Tells this cluster's server from every other one, in the list of processes. */
  readonly clusterName: string;
  readonly user: ServerUser | undefined;
}

/** PostgreSQL names its socket after the port; nothing ever listens on it over the network. */
export const port = 5432;

/** Makes the folders of the database where they are missing. */
export function makeFolders(dataFolder: string): Folders {
  try {
    // Others may pass through the data folder (the server's user must), not look into it.
    if (!isFolder(dataFolder)) {
      mkdirSync(dataFolder, { recursive: true });
      chmodSync(dataFolder, process.getuid?.() === 0 ? 0o711 : 0o700);
    }
    const database = join(realpathSync(dataFolder), 'database');
    const cluster = join(database, 'cluster');
    const user = serverUserOf(cluster);
    if (!isFolder(database)) mkdirSync(database);
    if (lstatSync(database).uid === process.getuid?.())
      chmodSync(database, user === undefined ? 0o700 : 0o711);
    const clusterName = `forecourt-${shortHash(cluster)}`;
    const barred = !canEnter(user, database);
    if (barred && process.platform !== 'linux') {
      throw new EmbeddedDatabaseError(
        `The server's user cannot enter ${dataFolder}. Choose another folder with FORECOURT_DATA.`,
      );
    }
    return {
      database,
      cluster,
      clusterForServer: barred ? '/proc/self/cwd' : cluster,
      socket: makeSocketFolder(join(database, 'socket'), clusterName, barred, user),
      clusterName,
      user,
    };
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC')) throw error;
    throw new EmbeddedDatabaseError(
      `The data folder ${dataFolder} cannot be used (${messageOf(error)}). ` +
        'Choose another one with FORECOURT_DATA.',
      { cause: error },
    );
  }
}

/** A folder that others may enter and read, whatever this user's umask says. */
export function openFolder(folder: string): void {
  if (isFolder(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** A folder that the server's user owns and nobody else can enter. */
export function makePrivateFolder(folder: string, user: ServerUser | undefined): void {
  mkdirSync(folder, { mode: 0o700 });
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}

/** Whether a Unix socket in this folder has a path that the system accepts. */
export function fitsSocket(folder: string): boolean {
  const longest = process.platform === 'darwin' ? 103 : 107;
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longest;
}

function makeSocketFolder(
  preferred: string,
  clusterName: string,
  barred: boolean,
  user: ServerUser | undefined,
): string {
  // The temporary folder has the same name at each start, so that a killed server leaves no more than one behind.
  const temporary = fitsSocket(join(tmpdir(), `${clusterName}-000000`)) ? tmpdir() : '/tmp';
  const candidates = [join(temporary, clusterName)];
  if (!barred && fitsSocket(preferred)) candidates.unshift(preferred);
  for (const folder of candidates) {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) makePrivateFolder(folder, user);
    else if (folder === preferred && user !== undefined && found.uid === 0)
      chownSync(folder, user.uid, user.gid);
    if (isPrivate(folder, user)) return folder;
  }
  const folder = mkdtempSync(join(temporary, `${clusterName}-`));
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

function isPrivate(folder: string, user: ServerUser | undefined): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === (user?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
