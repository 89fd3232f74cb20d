/**
 * Everything that `npm test` runs, in three parts: rules and modules on a real PostgreSQL, journeys in a real browser,
 * faults. Ends with one plain line that counts them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildWebIfStale } from '../app/web-build.ts';
import { findChromium, installChromium } from './world/chromium.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const output = `${root}test/output`;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
mkdirSync(output, { recursive: true });

await part('modules', 'rules and modules on PostgreSQL');
await buildWebIfStale(say);
if (findChromium() ?? installChromium(say)) await part('journeys', 'journeys in Chromium');
else skipJourneys();
await part('faults', 'faults: kill -9 while mails pour in');

say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

async function part(project: string, title: string): Promise<void> {
  say(`\n── ${title}`);
  const started = performance.now();
  const report = `${output}/${project}.json`;
  rmSync(report, { force: true });
  const code = await vitest(project, report);
  const count = read(report);
  // A run that ends badly without a failed test (an error outside tests) is one failure, not a green nothing.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  say(
    `── ${title}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
}

function vitest(project: string, report: string): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [
      `${root}node_modules/vitest/vitest.mjs`,
      'run',
      '--project',
      project,
      '--reporter',
      'default',
      '--reporter',
      'json',
      '--outputFile',
      report,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NO_COLOR: process.stdout.isTTY ? undefined : '1' },
    },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

function read(report: string): Count {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    return {
      passed: json.numPassedTests ?? 0,
      failed: (json.numFailedTests ?? 0) + (json.numTotalTests === 0 ? 1 : 0),
      skipped: (json.numPendingTests ?? 0) + (json.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function skipJourneys(): void {
  const found = spawnSync('git', ['grep', '-cE', '^\\s*(it|test)\\(', '--', 'test/journeys'], {
    cwd: root,
    encoding: 'utf8',
  });
  const count = found.stdout.split('\n').reduce((sum, line) => sum + Number(line.split(':')[1] ?? 0), 0);
  total.skipped += count;
  say(
    '\n── journeys skipped: there is no Chromium on this machine. On Debian and Ubuntu: sudo apt-get install chromium',
  );
}
