import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl';
import { describe, expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };

const here = import.meta.dirname;
const web = join(here, '..');
const languages = ['en', 'de', 'nl'] as const;

/** `area.key.key` → text. */
function flat(tree: Tree, path: string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set([...path, key].join('.'), value);
    else for (const [name, text] of flat(value, [...path, key])) found.set(name, text);
  }
  return found;
}

function messagesOf(language: string): Map<string, string> {
  const tree: Tree = {};
  for (const file of readdirSync(join(here, language)).filter((name) => name.endsWith('.json'))) {
    tree[file.replace('.json', '')] = JSON.parse(readFileSync(join(here, language, file), 'utf8')) as Tree;
  }
  return flat(tree);
}

const messages = Object.fromEntries(languages.map((language) => [language, messagesOf(language)]));
const english = messages.en ?? new Map<string, string>();

/** What went wrong when `text` was shown with these values; null when nothing did. */
function complaint(text: string, values: Record<string, number>): Error | null {
  let found: Error | null = null;
  const t = createTranslator({
    locale: 'en',
    messages: { m: text } as never,
    onError: (error) => {
      found ??= error;
    },
  }) as unknown as (key: string, values: Record<string, number>) => string;
  t('m', values);
  return found;
}

/** The names of the values a text wants, in the singular and in the plural. Throws on a text that is no ICU message. */
function placeholders(text: string): string[] {
  const found = new Set<string>();
  for (const number of [1, 5]) {
    const values: Record<string, number> = {};
    for (;;) {
      const error = complaint(text, values);
      if (error === null) break;
      const name = /variable "(\w+)" was not provided/.exec(error.message)?.[1];
      if (name === undefined || name in values) throw error;
      values[name] = number;
      found.add(name);
    }
  }
  return [...found].sort();
}

describe.each(languages)('messages in %s', (language) => {
  const own = messages[language] ?? new Map<string, string>();

  it('has every message, and none that English lacks', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has no empty text, and only texts that can be read as ICU messages', () => {
    const broken: string[] = [];
    for (const [key, text] of own) {
      try {
        if (text.trim() === '') broken.push(`${key} is empty`);
        placeholders(text);
      } catch (error) {
        broken.push(`${key}: ${String(error)}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('has the placeholders of the English text', () => {
    const different: string[] = [];
    for (const [key, text] of own) {
      const wanted = placeholders(english.get(key) ?? '').join(' ');
      const found = placeholders(text).join(' ');
      if (wanted !== found) different.push(`${key}: ${found || 'none'} instead of ${wanted || 'none'}`);
    }
    expect(different).toEqual([]);
  });

  it('keeps to the tone: no "please", no "successfully", no exclamation marks', () => {
    const loud = [...own].filter(([, text]) =>
      /!|\bbitte\b|\bplease\b|alstublieft|successfully|erfolgreich/i.test(text),
    );
    expect(loud).toEqual([]);
  });
});

describe('the lists of areas', () => {
  it.each(languages)('%s.ts or pages-%s.ts has every file of its folder', (language) => {
    const lists = [`${language}.ts`, `pages-${language}.ts`];
    const source = lists.map((list) => readFileSync(join(here, list), 'utf8')).join('\n');
    const places = readdirSync(join(here, language)).map(
      (file) => source.split(`./${language}/${file}`).length - 1,
    );
    expect(places.filter((times) => times !== 1)).toEqual([]);
  });
});

describe('pages', () => {
  it('wait for their messages, but for those whose messages come first', () => {
    const router = readFileSync(join(web, 'router.tsx'), 'utf8');
    const atOnce = [...router.matchAll(/lazyRouteComponent\(\s*\(\) => import\('([^']+)'\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect([...new Set(atOnce)].sort((a = '', b = '') => (a < b ? -1 : 1))).toEqual([
      './pages/lead-list.tsx',
      './pages/login.tsx',
      './pages/new-password.tsx',
      './pages/reset.tsx',
      './pages/today.tsx',
    ]);
  });

  it('that come first use messages that come first', () => {
    const first = readFileSync(join(here, 'en.ts'), 'utf8');
    const folders = ['pages', 'shell', 'modules/leads/list', 'modules/leads/today'];
    const sources = folders.flatMap((folder) =>
      readdirSync(join(web, folder), { withFileTypes: true }).filter((entry) => /\.tsx?$/.test(entry.name)),
    );
    const spaces = sources.flatMap((entry) =>
      [...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/useTranslations\('(\w+)/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    const late = [...new Set(spaces)].filter((space) => !first.includes(`./en/${space}.json`));
    expect(late).toEqual([]);
  });
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['dist', 'locales', 'dev'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Patterns of the keys that a file may show: each of its namespaces with each of its string literals. */
function usedBy(source: string): RegExp[] {
  const spaces = [...source.matchAll(/useTranslations(?:<'([\w.]+)'>|\('([\w.]+)'\))/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  // t(name): any message directly in the namespace.
  const variables = [...source.matchAll(/const (\w+) = useTranslations\('([\w.]+)'\)/g)]
    .filter(([, name]) => new RegExp(`\\b${name}\\((?!['"\`)])`).test(source))
    .map(([, , space]) => `${space}.*`);
  const literals = [...source.matchAll(/(?:'([A-Za-z][\w.-]*)'|`((?:[\w.]|\$\{[^}]*\})+)`)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replace(/\$\{[^}]*\}/g, '*'),
  );
  const patterns = spaces.flatMap((space) => literals.map((literal) => `${space}.${literal}`));
  return [...new Set([...patterns, ...variables])].map(
    (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`),
  );
}

describe('unused messages', () => {
  it('shows every message somewhere', () => {
    const used = sourcesBelow(web).flatMap(usedBy);
    const unused = [...english.keys()].filter(
      // The codes of refusals come from the server.
      (key) => !key.startsWith('problems.codes.') && !used.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
