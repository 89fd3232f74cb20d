import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What the browser fetches before it shows the lead list: the scripts of index.html with everything they import at once,
 * one language, and the page itself. Compressed as the server sends it.
 */
export const FIRST_LOAD_BUDGET_BYTES = 250_000;

export type BuildSize = {
  firstLoad: number;
  style: number;
  files: readonly { name: string; bytes: number }[];
};

const compressed = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;

/** The files a chunk imports at once; `import('…')` is fetched later and does not count. */
function importsOf(source: string): string[] {
  const found = [...source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map((match) => match[1]);
  return found.filter((name) => name !== undefined);
}

/** Reads `web/dist`; null when the web is not built. */
export function measureBuild(dist: string): BuildSize | null {
  const assets = join(dist, 'assets');
  let names: string[];
  let page: string;
  try {
    names = readdirSync(assets);
    page = readFileSync(join(dist, 'index.html'), 'utf8');
  } catch {
    return null;
  }
  const entries = [...page.matchAll(/assets\/([\w.-]+\.js)"/g)].map((match) => match[1] ?? '');
  const needed = new Set<string>();
  const add = (name: string): void => {
    if (needed.has(name) || !names.includes(name)) return;
    needed.add(name);
    for (const next of importsOf(readFileSync(join(assets, name), 'utf8'))) add(next);
  };
  for (const name of entries) add(name);
  // Found by the names the entry fetches, not by the folder, where an earlier build may have left others.
  for (const name of Array.from(needed)) {
    const source = readFileSync(join(assets, name), 'utf8');
    for (const match of source.matchAll(/["'`]\.\/((?:de|lead-list)-[\w-]+\.js)["'`]/g)) add(match[1] ?? '');
  }
  const files = [...needed]
    .map((name) => ({ name, bytes: compressed(join(assets, name)) }))
    .sort((a, b) => b.bytes - a.bytes);
  const style = names
    .filter((name) => name.endsWith('.css') && statSync(join(assets, name)).isFile())
    .reduce((sum, name) => sum + compressed(join(assets, name)), 0);
  return { firstLoad: files.reduce((sum, file) => sum + file.bytes, 0), style, files };
}

if (import.meta.main) {
  const size = measureBuild(join(import.meta.dirname, 'dist'));
  if (size === null) {
    console.error('web/dist is missing: npm run build:web builds it');
    process.exit(1);
  }
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  for (const file of size.files) console.log(`${kb(file.bytes).padStart(10)}  ${file.name}`);
  console.log(
    `first load ${kb(size.firstLoad)} script of at most ${kb(FIRST_LOAD_BUDGET_BYTES)}, all styles ${kb(size.style)}`,
  );
  if (size.firstLoad > FIRST_LOAD_BUDGET_BYTES) process.exit(1);
}
