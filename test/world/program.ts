import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../platform/embedded-database/index.ts';

const main = fileURLToPath(new URL('../../app/main.ts', import.meta.url));

/** Forecourt as a process of its own, with a data folder and ports of its own, as an operator would run it. */
export interface Program {
  readonly url: string;
  readonly smtpPort: number;
  readonly leadDomain: string;
  /** What was printed so far. */
  output(): string;
  /** Starts it (again), with all roles or some, and comes back when it says that it runs. */
  start(roles?: string): Promise<void>;
  /** `kill -9`, at once; comes back when it is gone. */
  kill(): Promise<void>;
  /** Ctrl-C; comes back with the exit code. */
  interrupt(): Promise<number | null>;
  /** A connection to its database, as a guest beside it. */
  connection(): Promise<pg.ClientConfig>;
  /** Ends it and removes the data folder. */
  remove(): Promise<void>;
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
}

export async function makeProgram({ environment = {} }: ProgramOptions = {}): Promise<Program> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'forecourt-run-'));
  const [httpPort, smtpPort] = [await freePort(), await freePort()];
  const leadDomain = 'leads.test';
  let printed = '';
  let child: ChildProcess | undefined;
  let guest: EmbeddedDatabase | undefined;
  let ended: Promise<number | null> = Promise.resolve(null);

  async function start(roles = 'web,worker,mailbox'): Promise<void> {
    const started = spawn(process.execPath, [main, 'start'], {
      env: {
        ...withoutForecourt(process.env),
        NODE_ENV: 'development',
        FORECOURT_DATA: dataFolder,
        FORECOURT_HTTP_PORT: String(httpPort),
        FORECOURT_SMTP_PORT: String(smtpPort),
        FORECOURT_LEAD_DOMAIN: leadDomain,
        FORECOURT_ROLES: roles,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const from = printed.length;
    ended = new Promise((resolve) => started.once('close', resolve));
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.slice(from).includes('Forecourt runs')) resolve();
      };
      started.stdout?.on('data', listen);
      started.stderr?.on('data', listen);
      started.once('close', (code) =>
        reject(new Error(`ended with ${code} before it ran:\n${printed.slice(from)}`)),
      );
    });
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    child?.kill(signal);
    return ended;
  }

  return {
    url: `http://localhost:${httpPort}`,
    smtpPort,
    leadDomain,
    output: () => printed,
    start,
    kill: async () => void (await end('SIGKILL')),
    interrupt: () => end('SIGINT'),
    async connection() {
      guest ??= await startEmbeddedDatabase({ dataFolder, claim: false });
      return guest.connection;
    },
    async remove() {
      await end('SIGTERM');
      await guest?.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

function withoutForecourt(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(FORECOURT_|DATABASE_URL$|VITEST|NODE_ENV$)/.test(name)),
  );
}
