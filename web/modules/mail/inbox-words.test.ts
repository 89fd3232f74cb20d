import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import deFirst from '../../locales/de.ts';
import enFirst from '../../locales/en.ts';
import nlFirst from '../../locales/nl.ts';
import dePages from '../../locales/pages-de.ts';
import enPages from '../../locales/pages-en.ts';
import nlPages from '../../locales/pages-nl.ts';

const de = { ...deFirst, ...dePages };
const en = { ...enFirst, ...enPages };
const nl = { ...nlFirst, ...nlPages };

/** Reasons that the reading of a message settles it with, as its source names them. */
function settledWith(): string[] {
  const folder = new URL('../../../modules/', import.meta.url);
  const sources = ['mail/use-cases/read-raw.ts', 'leads/use-cases/arrival/take-enquiry.ts'].map((path) =>
    readFileSync(new URL(path, folder), 'utf8'),
  );
  const refusals = readFileSync(new URL('mail/use-cases/enquiry-of.ts', folder), 'utf8');
  const text = sources.join('\n');
  return [
    ...text.matchAll(/unassigned\(tx, opened, '(\w+)'\)/g),
    ...text.matchAll(/reason: '(\w+)'/g),
    ...refusals.matchAll(/(?:return|\?|:) '(\w+)'/g),
  ].map((match) => match[1] ?? '');
}

describe.each([
  ['en', en],
  ['de', de],
  ['nl', nl],
] as const)('in %s', (_, { inbox }) => {
  it('every reason has a name and says what it means', () => {
    const wanted = new Set([...settledWith(), 'automatic', 'bounce', 'complaint', 'list', 'loop', 'other']);
    expect(wanted.size).toBeGreaterThan(8);
    for (const reason of wanted) {
      expect(Object.keys(inbox.reasons), reason).toContain(reason);
      expect(Object.keys(inbox.whys), reason).toContain(reason);
    }
    expect(Object.keys(inbox.whys).sort()).toEqual(Object.keys(inbox.reasons).sort());
  });
});
