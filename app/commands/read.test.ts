import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from './read.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../modules/mail/samples/${name}`, import.meta.url));

async function asked(
  ...args: string[]
): Promise<{ code: number; lines: Record<string, unknown>[]; errors: string }> {
  const lines: string[] = [];
  let errors = '';
  const code = await run(args, { line: (text) => lines.push(text), error: (text) => (errors += text) });
  return { code, lines: lines.map((line) => JSON.parse(line)), errors };
}

it('prints one line per file, in order', async () => {
  const { code, lines } = await asked(sample('adf-full.xml'), sample('newsletter.eml'));
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { file: sample('adf-full.xml'), outcome: 'lead', leads: [{ customer: { last: 'Oßwald-Prüß' } }] },
    { outcome: 'no-lead', reason: 'list', leads: [] },
  ]);
});

it('a file that cannot be opened is an error line and exit code 1; the others are read', async () => {
  const { code, lines } = await asked('/nowhere/at-all.eml', sample('note.txt'));
  expect(code).toBe(1);
  expect(lines).toMatchObject([{ file: '/nowhere/at-all.eml', outcome: 'error' }, { outcome: 'no-lead' }]);
});

it('wrong usage explains itself', async () => {
  expect(await asked()).toMatchObject({ code: 2, errors: expect.stringContaining('There is no file') });
  expect(await asked('--colour', 'x')).toMatchObject({ code: 2 });
  expect(await asked('--country', 'Deutschland', 'x')).toMatchObject({ code: 2 });
});
