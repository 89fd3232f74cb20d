import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, glob, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const root = new URL('../', import.meta.url);
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const stamp = new URL('web/dist/.built-from', root);

/** Builds the web when a source of it changed since the last build; says so, and how long it took. */
export async function buildWebIfStale(say: (line: string) => void): Promise<void> {
  const fingerprint = await fingerprintOfSources();
  const before = await readFile(stamp, 'utf8').catch(() => '');
  if (before === fingerprint) return;
  say('building the web …');
  const started = performance.now();
  await runVite();
  await compressAssets();
  await writeFile(stamp, fingerprint);
  say(`built the web in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function fingerprintOfSources(): Promise<string> {
  const patterns = [
    'web/**/*',
    'modules/*/contract.ts',
    'modules/*/rules/**/*.ts',
    'platform/http/shapes.ts',
    'package-lock.json',
  ];
  const files: string[] = [];
  for await (const file of glob(patterns, {
    cwd: fileURLToPath(root),
    exclude: (name) => name.includes('web/dist') || name === 'dist' || name === 'node_modules',
  })) {
    if (/\.(tsx?|css|json|html|svg|js|woff2|png|webmanifest)$/.test(file) && !/\.test\.tsx?$/.test(file))
      files.push(file);
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(new URL(file, root)));
  return hash.digest('hex');
}

/** Puts `.br` and `.gz` beside each asset: done once, so as small as can be. */
async function compressAssets(): Promise<void> {
  const folder = new URL('web/dist/assets/', root);
  for (const file of await readdir(folder)) {
    if (!/\.(js|css|json|svg)$/.test(file)) continue;
    const bytes = await readFile(new URL(file, folder));
    if (bytes.length < 1024) continue;
    await writeFile(new URL(`${file}.br`, folder), await brotli(bytes));
    await writeFile(new URL(`${file}.gz`, folder), await gzipped(bytes, { level: 9 }));
  }
}

async function runVite(): Promise<void> {
  const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root));
  await access(vite);
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
    {
      cwd: fileURLToPath(root),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`The web could not be built:\n${output.join('')}`);
}
