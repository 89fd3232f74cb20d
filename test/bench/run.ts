/**
 * `npm run bench [names…]`: measures what Forecourt promises to be fast at, prints a table, and writes the same as JSON
 * to test/output/bench.json. Prints the machine, so that figures can be compared. Asserts nothing.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { BenchResult } from './result.ts';

const here = new URL('./', import.meta.url);
const helpers = new Set(['run.ts', 'result.ts']);
const known = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !helpers.has(file) && isBench(file))
  .map((file) => file.slice(0, -3))
  .sort();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No bench is named ${unknown.join(', ')}. There are: ${known.join(', ')}\n`);
  process.exit(2);
}

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  date: Temporal.Now.instant().toString(),
};
process.stdout.write(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, ${machine.date}\n`,
);

const results: Record<string, BenchResult[]> = {};
for (const name of wanted.length > 0 ? wanted : known) {
  process.stdout.write(`\n${name}\n`);
  const { bench } = (await import(new URL(`${name}.ts`, here).href)) as {
    bench: () => Promise<BenchResult[]>;
  };
  results[name] = await bench();
  for (const row of results[name]) process.stdout.write(`${line(row)}\n`);
}

const output = new URL('../output/', import.meta.url);
mkdirSync(output, { recursive: true });
writeFileSync(new URL('bench.json', output), `${JSON.stringify({ machine, results }, null, 2)}\n`);
process.stdout.write('\nwritten to test/output/bench.json\n');

function isBench(file: string): boolean {
  return readFileSync(new URL(file, here), 'utf8').includes('export async function bench(');
}

function line({ name, value, unit, ratio, note }: BenchResult): string {
  const shown = value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  const beside = ratio === undefined ? '' : `   ${ratio.value.toFixed(2)} × ${ratio.to}`;
  return `  ${name.padEnd(58)} ${shown.padStart(12)} ${unit}${beside}${note === undefined ? '' : `   (${note})`}`;
}
