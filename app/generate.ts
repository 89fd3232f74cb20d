/**
 * `npm run generate`: writes `platform/sql/schema.gen.ts` from the migrated schema. `--verify` compares instead. Works on
 * the database of `DATABASE_URL`, else on an embedded one in a temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDatabase } from '../platform/embedded-database/index.ts';
import { migrate } from '../platform/sql/migrate.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const given = process.env.DATABASE_URL;
process.exitCode = given === undefined ? await onTemporaryDatabase(generate) : generate(given);

async function onTemporaryDatabase(act: (url: string) => number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-generate-'));
  const database = await startEmbeddedDatabase({ dataFolder: folder, settings: { fsync: 'off' } });
  try {
    await migrate(database.connection);
    return act(database.url);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function generate(url: string): number {
  const types = { timestamptz: 'Temporal.Instant', date: 'Temporal.PlainDate', int8: 'number' };
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${url}`,
      `--out-file=${join(root, 'platform/sql/schema.gen.ts')}`,
      `--type-mapping=${JSON.stringify(types)}`,
      '--exclude-pattern=*migration',
      '--log-level=warn',
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit' },
  );
  return status ?? 1;
}
