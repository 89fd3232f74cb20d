import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from './folders.ts';

/** What the server says before its own log begins; of the last start only. */
export const startLog = (folders: Folders) => join(folders.database, 'start.log');

/** The last lines of what the server said while starting, and of its log of today. */
export function whyItEnded(folders: Folders): string {
  const logFolder = join(folders.cluster, 'log');
  const files = [startLog(folders), ...newestFile(logFolder)];
  return files
    .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8))
    .filter((line) => !/redirecting log output|Future log output/.test(line))
    .join('\n');
}

function newestFile(folder: string): string[] {
  try {
    const files = readdirSync(folder).map((name) => join(folder, name));
    return files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(0, 1);
  } catch {
    return []; // no log was begun
  }
}
