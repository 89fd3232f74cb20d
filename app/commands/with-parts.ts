import { Refused } from '../../kernel/refusals.ts';
import { systemClock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { EmbeddedDatabaseError } from '../../platform/embedded-database/index.ts';
import { openLog } from '../../platform/log.ts';
import { migrate } from '../../platform/sql/index.ts';
import { configurationOrComplaint } from '../configuration.ts';
import { openDatabase } from '../open-database.ts';
import { makeParts, type Parts } from '../parts.ts';

export type CommandDeed = (parts: Parts, config: Config) => Promise<number>;

/**
 * Does a command of the operator on the database, beside a running Forecourt or alone (`alone: true` refuses to work beside
 * one). Refusals and trouble with the database become one line and the exit code 1.
 */
export async function withParts(deed: CommandDeed, options: { alone?: boolean } = {}): Promise<number> {
  const config = configurationOrComplaint();
  if (config === undefined) return 2;
  const { log } = openLog({ ...config, logLevel: 'warn' });
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const open = await openDatabase(config, { say, claim: options.alone ?? false });
    try {
      await migrate(open.connection, say);
      const parts = await makeParts({
        connection: open.connection,
        config,
        clock: systemClock,
        log,
        connections: 4,
      });
      try {
        return await deed(parts, config);
      } finally {
        await parts.close();
      }
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) say(error.message);
    else if (error instanceof Refused)
      say(
        `Refused: ${error.refusal.code}${error.refusal.field === undefined ? '' : ` (${error.refusal.field})`}`,
      );
    else throw error;
    return 1;
  }
}

/** Reads options or tells what is wrong with them and how the command is used. */
export function complain(problem: string, usage: string): number {
  process.stderr.write(`${problem}\n\n${usage}`);
  return 2;
}
