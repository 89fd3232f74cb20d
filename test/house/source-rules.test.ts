import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface HouseRule {
  readonly rule: string;
  readonly where: readonly string[];
  readonly never: RegExp;
  readonly but?: RegExp;
}

/** Rules of the house that no linter knows; each is a pattern that must not stand in the named files. */
const rules: readonly HouseRule[] = [
  {
    rule: 'time comes as an argument: no Date, no clock in modules',
    where: ['modules/**/*.ts'],
    never: /\bnew Date\b|\bDate\.(now|parse|UTC)\b|Temporal\.Now\b/,
    // MIME and OpenAPI parts of others speak Date; they are turned at the rim
    but: /^modules\/mail\/rules\/mime\//,
  },
  {
    rule: 'no randomness in rules',
    where: ['modules/*/rules/**/*.ts'],
    never: /Math\.random|randomUUID|randomBytes/,
  },
  {
    rule: 'SQL of the product is told the time',
    where: ['modules/**/*.ts', 'platform/**/*.ts', 'app/**/*.ts'],
    never: /\b(now\(\)|current_timestamp|clock_timestamp\(\)|current_date)(?!\s*=>)/i,
    but: /^platform\/(clock\/|sql\/migrate\.ts)/,
  },
  {
    rule: 'nothing of a machine stands in the project',
    where: ['{app,kernel,modules,platform,web,docs,bin,test}/**/*.{ts,tsx,md,json,css,html}'],
    never: /\/work\/(main|shared)|\/root\//,
  },
];

describe('house rules', () => {
  it.each(rules)('$rule', ({ where, never, but }) => {
    const broken: string[] = [];
    for (const file of globSync([...where], {
      cwd: root,
      exclude: (name) => /node_modules|dist$/.test(name),
    })) {
      if (/\.test\.tsx?$/.test(file) || but?.test(file)) continue;
      readFileSync(`${root}${file}`, 'utf8')
        .split('\n')
        .forEach((line, index) => {
          const code = line
            .replace(/\/\/.*|^\s*\*.*/, '')
            .replaceAll(/\b(clock|systemClock|performance)\.now\(\)/gi, '');
          if (never.test(code)) broken.push(`${file}:${index + 1}: ${line.trim()}`);
        });
    }
    expect(broken).toEqual([]);
  });

  it('every migration says which module it belongs to', () => {
    const silent = globSync('migrations/*.sql', { cwd: root }).filter(
      (file) => !/^-- [a-z][a-z, -]*: /.test(readFileSync(`${root}${file}`, 'utf8')),
    );
    expect(silent).toEqual([]);
  });
});
