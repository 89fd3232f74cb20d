import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { usableBinaries } from './binaries.ts';
import { clusterExists, createCluster, mendOwnership } from './cluster.ts';
import { probe } from './connect.ts';
import { type Folders, port } from './folders.ts';
import { clearForeignLocks, isServer, runningServer } from './lock-file.ts';
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
  let failures = 0;
  let doing = 'starting';
  for (;;) {
    const running = runningServer(folders.cluster, folders.clusterName);
    if (running !== undefined && running !== 'unfinished') {
      const state = await probe(running);
      if (state === 'ready') return { ...running, adopted: running.pid !== child?.pid, created };
      if (state !== 'silent') doing = state;
    } else if (running === undefined && (child === undefined || hasEnded(child))) {
      if (child !== undefined) {
        failures += 1;
        const reason = whyItEnded(folders);
        // Another start was faster, or processes of a server that was killed are still leaving: look again.
        if (failures > 40 || !/lock file|still in use|already in use|being used/.test(reason)) {
          throw new EmbeddedDatabaseError(`The embedded PostgreSQL does not start:\n${reason}`);
        }
        await pause(250);
      }
      const binaries = usableBinaries(folders.database, folders.user);
      if (!clusterExists(folders)) {
        say('Creating the database …');
        createCluster(folders, binaries, launch.overrides.fsync !== 'off');
        created = true;
      }
      child = start(launch, binaries);
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

function start(launch: Launch, binaries: string): ChildProcess {
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
    ...[join(binaries, 'bin/postgres'), '-D', folders.clusterForServer, ...asArguments(settings)],
  ];
  const output = openSync(startLog(folders), 'w', 0o600);
  try {
    // Its own session: Ctrl-C in the terminal reaches the application only, which stops the server when it is done.
    const child = spawn(command, args, {
      cwd: folders.cluster,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', output, output],
      ...folders.user,
    });
    child.on('error', () => {}); // is seen as a process that has ended
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
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

const startLog = (folders: Folders) => join(folders.database, 'start.log');

/** The last lines of what the server said while starting, and of its log of today. */
function whyItEnded(folders: Folders): string {
  const logFolder = join(folders.cluster, 'log');
  const files = [startLog(folders), ...newestFile(logFolder)];
  return files
    .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8))
    .filter((line) => !/redirecting log output|Future log output/.test(line))
    .join('\n');
}

function newestFile(folder: string): string[] {
  try {
    const files = readdirSync(folder).map((name) => join(folder, name));
    return files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(0, 1);
  } catch {
    return []; // no log was begun
  }
}

function freeSharedMemory(): number {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize;
  } catch {
    return process.platform === 'linux' ? 0 : Number.POSITIVE_INFINITY;
  }
}
