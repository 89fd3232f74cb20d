import { type Config, missingFiles, readConfig } from '../platform/config/index.ts';

/** The configuration of this process, or undefined after every mistake in it was told. */
export function configurationOrComplaint(): Config | undefined {
  const read = readConfig(process.env);
  const mistakes = read.ok ? missingFiles(read.config) : read.mistakes;
  if (read.ok && mistakes.length === 0) return read.config;
  process.stderr.write(`Forecourt does not start: its environment has mistakes.\n`);
  for (const mistake of mistakes) process.stderr.write(`  ${mistake}\n`);
  return undefined;
}
