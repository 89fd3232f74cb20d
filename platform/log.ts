import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Logger, pino } from 'pino';

/** The log for machines: JSON lines, one per event. Never what customers wrote, never a secret. */
export type Log = Logger;

/** Speaks to the person at the terminal: short plain lines on standard output, for what they should see. */
export type Say = (line: string) => void;

export interface Logging {
  readonly log: Log;
  readonly say: Say;
  /** The file the log goes to, when it goes to one. */
  readonly file: string | undefined;
}

/** A file above this many bytes is set aside at the next start; one older file is kept. */
const fullFile = 20 * 1024 ** 2;

/** Where the log goes: nowhere in tests, to the error stream under a service manager, else to a file in the data folder. */
export function logDestination(nodeEnv: string | undefined, level: string): 'nowhere' | 'stderr' | 'file' {
  if (nodeEnv === 'test' || level === 'silent') return 'nowhere';
  return nodeEnv === 'production' ? 'stderr' : 'file';
}

/**
 * Opens the log. Lines are written at once, so that the last ones before a hard stop are there. In tests (`NODE_ENV` is
 * `test`) nothing is said either.
 */
export function openLog(
  config: { readonly dataFolder: string; readonly logLevel: string },
  nodeEnv: string | undefined = process.env.NODE_ENV,
): Logging {
  const where = logDestination(nodeEnv, config.logLevel);
  const say: Say = nodeEnv === 'test' ? () => {} : (line) => void process.stdout.write(`${line}\n`);
  if (where === 'nowhere') return { log: pino({ level: 'silent' }), say, file: undefined };
  const file = where === 'file' ? join(config.dataFolder, 'log', 'forecourt.log') : undefined;
  if (file !== undefined) makeRoom(file);
  const log = pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.secret'],
    },
    pino.destination({ dest: file ?? 2, sync: true, mode: 0o600 }),
  );
  return { log, say, file };
}

function makeRoom(file: string): void {
  mkdirSync(dirname(dirname(file)), { recursive: true }); // the data folder: the database's user passes through it
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > fullFile) renameSync(file, file.replace(/\.log$/, '.1.log'));
}
