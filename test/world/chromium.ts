import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApp = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium of this machine, or undefined. `FORECOURT_TEST_CHROMIUM` names one by hand. */
export function findChromium(): string | undefined {
  const named = process.env.FORECOURT_TEST_CHROMIUM;
  if (named) return named;
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout?.trim();
    if (found) return found;
  }
  return existsSync(macApp) ? macApp : undefined;
}

/** Installs Debian's Chromium when that is possible here (root, apt-get); answers its path or undefined. */
export function installChromium(say: (line: string) => void): string | undefined {
  const hasApt = spawnSync('sh', ['-c', 'command -v apt-get']).status === 0;
  if (!hasApt || process.getuid?.() !== 0) return undefined;
  say('installing Chromium for the journeys (apt-get install chromium) …');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options);
  return findChromium();
}

/** Chromium that stays on this machine: no sandbox under root, no calls to the network by itself. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
