import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { usableBinaries } from './binaries.ts';
import { clusterExists, createCluster, mendOwnership } from './cluster.ts';
import { probe } from './connect.ts';
import { type Folders, port } from './folders.ts';
import { clearForeignLocks, isServer, runningServer } from './lock-file.ts';
import { startLog, whyItEnded } from './server-log.ts';
import { serverEnvironment } from './server-user.ts';
import { asArguments, startSettings } from './settings.ts';
import { EmbeddedDatabaseError } from './trouble.ts';

/** A server that answers. */
export interface Server {
  readonly socketFolder: string;
  readonly port: number;
  readonly pid: number;
  /** Whether it ran already. */
  readonly adopted: boolean;
  readonly created: boolean;
}

export interface Launch {
  readonly folders: Folders;
  readonly overrides: Readonly<Record<string, string>>;
  /** Whether the server is to end when this process (more exactly: the calling thread) ends. */
  readonly endWithParent: boolean;
  readonly say: (line: string) => void;
}

const patienceSeconds = 600;

/**
 * Sees to it that a server of this cluster answers: adopts the one that runs, waits for one that starts, repairs itself
 * or shuts down, else starts one, and creates the cluster if there is none. Two processes may do this at once.
 */
export async function ensureServer(launch: Launch): Promise<Server> {
  const { folders, say } = launch;
  const begun = performance.now();
  let told = 0;
  let child: ChildProcess | undefined;
  let created = false;
  let attempts = 0;
  let doing = 'starting';
  for (;;) {
    const running = runningServer(folders.cluster, folders.clusterName);
    if (running !== undefined && running !== 'unfinished') {
      const state = await probe(running);
      if (state === 'ready') return { ...running, adopted: running.pid !== child?.pid, created };
      if (state !== 'silent') doing = state;
    } else if (running === undefined && (child === undefined || hasEnded(child))) {
      if (child !== undefined) {
        const reason = whyItEnded(folders);
        child = undefined;
        // Another start was faster, or processes of a server that was killed are still leaving: look again.
        if (!/lock file|still in use|already in use|being used/.test(reason)) throw doesNotStart(reason);
      }
      const binaries = usableBinaries(folders.database, folders.user);
      if (!clusterExists(folders)) {
        say('Creating the database …');
        createCluster(folders, binaries, launch.overrides.fsync !== 'off');
        created = true;
      }
      child = start(launch, binaries);
      attempts += 1;
      if (attempts > 40)
        throw doesNotStart(child === undefined ? inUseElsewhere(folders) : whyItEnded(folders));
      if (attempts > 1) await pause(250);
    }
    const seconds = Math.floor((performance.now() - begun) / 1000);
    if (seconds >= told + 5) {
      told = seconds;
      say(`Waiting for the database, which is ${words[doing] ?? doing} … ${seconds} s`);
    }
    if (seconds > patienceSeconds) {
      throw new EmbeddedDatabaseError(
        `The database in ${folders.cluster} does not answer. Its log is in ${join(folders.cluster, 'log')}.`,
      );
    }
    await pause(seconds < 2 ? 10 : 100);
  }
}

const words: Readonly<Record<string, string>> = {
  starting: 'starting or repairing itself after a hard stop',
  stopping: 'still shutting down from before',
};

/**
 * Ends the server in good order: open transactions are rolled back, all else is on the disk. Comes back when its
 * process is gone. A server that does not end by itself is ended the hard way, which loses nothing either (it repairs
 * itself at the next start).
 */
export async function stopServer(server: { pid: number }, clusterName: string): Promise<void> {
  const begun = performance.now();
  const steps: [number, NodeJS.Signals][] = [
    [0, 'SIGINT'],
    [60, 'SIGQUIT'],
    [75, 'SIGKILL'],
  ];
  while (isServer(server.pid, clusterName)) {
    const [after, signal] = steps[0] ?? [Number.POSITIVE_INFINITY, 'SIGKILL'];
    if (performance.now() - begun >= after * 1000) {
      steps.shift();
      try {
        process.kill(server.pid, signal);
      } catch {
        return; // gone in between
      }
    }
    await pause(10);
  }
}

/** Starts the server's process; `undefined` while another one holds the cluster. */
function start(launch: Launch, binaries: string): ChildProcess | undefined {
  const { folders, overrides } = launch;
  mendOwnership(folders);
  clearForeignLocks(folders.cluster, folders.socket, port, folders.clusterName);
  const settings = startSettings({
    socketFolder: folders.socket,
    port,
    clusterName: folders.clusterName,
    sharedMemory: freeSharedMemory(),
    overrides,
  });
  const [command = '', ...args] = [
    ...(launch.endWithParent ? endWithParent() : []),
    join(binaries, 'bin/postgres'),
    '-D',
    folders.clusterForServer,
    ...asArguments(settings),
  ];
  const guard = openSync(join(folders.database, 'server.lock'), 'a');
  const output = openSync(startLog(folders), 'a', 0o600);
  try {
    if (!lock(guard)) return undefined;
    ftruncateSync(output);
    // Its own session: Ctrl-C in the terminal reaches the application only, which stops the server when it is done.
    const child = spawn(command, args, {
      cwd: folders.cluster,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', output, output, guard],
      ...folders.user,
    });
    child.on('error', () => {}); // is seen as a process that has ended
    child.unref();
    return child;
  } finally {
    closeSync(guard);
    closeSync(output);
  }
}

/**
 * Locks an open file for as long as anyone has it open: this process hands it to the server and all of its processes.
 * PostgreSQL's own lock file names a process by its number, which says nothing to another container on the same folder.
 * Where there is no `flock`, that lock file must do.
 */
function lock(file: number): boolean {
  const { status } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', file] });
  return status !== 1;
}

/** The prefix that lets the kernel end the server with its parent (SIGINT: in good order), where there is one. */
function endWithParent(): string[] {
  const prefix = ['setpriv', '--pdeathsig', 'INT'];
  const works = spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], {
    stdio: 'ignore',
    env: serverEnvironment,
  });
  return works.status === 0 ? prefix : [];
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function doesNotStart(reason: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(`The embedded PostgreSQL does not start:\n${reason}`);
}

function inUseElsewhere(folders: Folders): string {
  return `${folders.database} is in use by a server that this process cannot see, in another container perhaps. Stop that one first.`;
}

function freeSharedMemory(): number {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize;
  } catch {
    return process.platform === 'linux' ? 0 : Number.POSITIVE_INFINITY;
  }
}
