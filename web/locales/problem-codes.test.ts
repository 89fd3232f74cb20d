import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import problems from './en/problems.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..');

/** Every `area.reason` that a refusal names in the server's sources. Facts and mail areas are written otherwise. */
function refusedCodes(): string[] {
  const files = globSync(['modules/**/*.ts', 'app/**/*.ts', 'platform/http/**/*.ts'], { cwd: root });
  const found = new Set<string>();
  for (const file of files.filter((name) => !name.endsWith('.test.ts'))) {
    const source = readFileSync(join(root, file), 'utf8');
    const patterns = [
      /refuse\(\s*'\w+',\s*'(\w+\.\w+)'/g,
      /\bcode: '(\w+\.\w+)'/g,
      /plain\(\d+, '(\w+\.\w+)'/g,
      /'((?:http|session)\.\w+)':/g,
    ];
    for (const pattern of patterns) {
      for (const match of source.matchAll(pattern)) if (match[1] !== undefined) found.add(match[1]);
    }
  }
  // What is wrong with hours is refused as `settings.<finding>`.
  for (const file of globSync('modules/working-hours/rules/*.ts', { cwd: root })) {
    const source = file.endsWith('.test.ts') ? '' : readFileSync(join(root, file), 'utf8');
    for (const match of source.matchAll(/code: '(\w+)' *[,}]/g)) found.add(`settings.${match[1]}`);
  }
  return [...found].sort();
}

it('words every refusal of the server', () => {
  const codes = problems.codes as Record<string, Record<string, string>>;
  const wordless = refusedCodes().filter((code) => {
    const [area = '', reason = ''] = code.split('.');
    return codes[area]?.[reason] === undefined;
  });
  expect(wordless).toEqual([]);
});
