import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toExpectedShape, understandBytes } from '../../modules/mail/index.ts';

export const readUsage = `forecourt read [--country XX] FILE…

Prints what is understood of each file as one line of JSON: {"file","outcome","leads"}. A file is a raw mail, ADF
or other XML, HTML, JSON, a form post or text; which of them is seen from its content. Nothing is stored.

  --country  where phone numbers without an international prefix belong, e.g. NL (DE when absent)

A file that is refused or cannot be opened gives {"file","outcome":"error","error"}; the exit code is 1 when one
could not be opened.
`;

/** Where the command writes; the process's streams or a test's. */
export interface ReadOutput {
  line(text: string): void;
  error(text: string): void;
}

/** `forecourt read`: the arguments after the command's name. Answers the exit code. */
export function read(args: readonly string[]): Promise<number> {
  return run(args, {
    line: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(text),
  });
}

/** The command with its output passed in. Exit code 0, 1 when a file could not be opened, 2 for wrong usage. */
export async function run(args: readonly string[], out: ReadOutput): Promise<number> {
  const asked = askedFor(args);
  if (typeof asked === 'string') {
    out.error(`${asked}${readUsage}`);
    return 2;
  }
  if (asked === null) {
    out.line(readUsage.trimEnd());
    return 0;
  }
  let code = 0;
  for (const file of asked.files) {
    const bytes = await open(file);
    if (typeof bytes === 'string') {
      out.line(JSON.stringify({ file, outcome: 'error', error: bytes }));
      code = 1;
    } else out.line(JSON.stringify({ file, ...answer(bytes, asked.country) }));
  }
  return code;
}

function answer(bytes: Uint8Array, country: string): object {
  const result = understandBytes(bytes, { country });
  return result.ok ? toExpectedShape(result.understood) : { outcome: 'error', error: result.error };
}

/** The bytes of a file, or a sentence saying why there are none. */
async function open(file: string): Promise<Uint8Array | string> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `The file cannot be read (${code})`;
  }
}

/** Files and country; null when help is wanted, a sentence when the arguments make no sense. */
function askedFor(args: readonly string[]): { files: string[]; country: string } | string | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { country: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return null;
    const country = values.country?.toUpperCase() ?? 'DE';
    if (!/^[A-Z]{2}$/.test(country)) return 'The country is two letters, such as DE.\n\n';
    return positionals.length === 0 ? 'There is no file to read.\n\n' : { files: positionals, country };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n`;
  }
}
