import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './trouble.ts';

/** What `postmaster.pid` says about the server that wrote it. */
export interface LockFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
}

/** Reads the lock file's text; `undefined` when it is not (yet) whole. Lines: pid, folder, start, port, socket, … */
export function parseLockFile(text: string): LockFile | undefined {
  const [pid, , , port, socketFolder] = text.split('\n');
  if (
    !/^-?\d+$/.test(pid ?? '') ||
    !/^\d+$/.test(port ?? '') ||
    socketFolder === undefined ||
    socketFolder === ''
  ) {
    return undefined;
  }
  return { pid: Math.abs(Number(pid)), port: Number(port), socketFolder };
}

/**
 * The server that holds this cluster, if one lives. The lock file of a process that is dead, a zombie, or something
 * else by now (numbers are given out again, soon so in containers) counts for nothing. `'unfinished'`: a server lives
 * but has not said yet where it listens.
 */
export function runningServer(cluster: string, clusterName: string): LockFile | 'unfinished' | undefined {
  const text = readIfThere(join(cluster, 'postmaster.pid'));
  const pid = Math.abs(Number.parseInt(text ?? '', 10));
  if (text === undefined || !isServer(pid, clusterName)) return undefined;
  return parseLockFile(text) ?? 'unfinished';
}

/**
 * Removes lock files that a living but unrelated process seems to hold; PostgreSQL would believe them. Those of dead
 * processes are left to PostgreSQL, which knows them for what they are and cannot be overtaken by another start.
 */
export function clearForeignLocks(
  cluster: string,
  socketFolder: string,
  port: number,
  clusterName: string,
): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socketFolder, `.s.PGSQL.${port}.lock`)]) {
    const pid = Math.abs(Number.parseInt(readIfThere(file) ?? '', 10));
    if (pid > 0 && exists(pid) && !isServer(pid, clusterName)) rmSync(file, { force: true });
  }
}

/** Whether the process lives and is the server of the cluster with this name. */
export function isServer(pid: number, clusterName: string): boolean {
  return pid > 0 && exists(pid) && !isZombie(pid) && commandOf(pid).includes(`cluster_name=${clusterName}`);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function isZombie(pid: number): boolean {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // "pid (name) state …", and the name may hold any character.
  return stat !== undefined && /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

function commandOf(pid: number): string {
  const command = readIfThere(`/proc/${pid}/cmdline`);
  if (command !== undefined) return command.replaceAll('\0', ' ');
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return undefined;
    throw error;
  }
}
