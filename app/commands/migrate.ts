import { migrate } from '../../platform/sql/index.ts';
import { configurationOrComplaint } from '../configuration.ts';
import { openDatabase } from '../open-database.ts';

/** `forecourt migrate`: brings the schema up to date and ends. */
export async function migrateDatabase(): Promise<number> {
  const config = configurationOrComplaint();
  if (config === undefined) return 2;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const open = await openDatabase(config, { say, claim: false });
  try {
    const ran = await migrate(open.connection, say);
    say(ran.length === 0 ? 'The schema is up to date.' : `${ran.length} migrations ran.`);
    return 0;
  } finally {
    await open.close();
  }
}
