import { describe, expect, it } from 'vitest';
import { type Entry, type EntryOf, mayRemove, refusalOf } from './entry.ts';

type Reason = EntryOf['closingReasons'];
const reason = (
  entryId: string,
  key: string | null,
  value: Partial<Reason> = {},
  uses = 0,
): Entry<'closingReasons'> => ({
  entryId,
  key,
  uses,
  value: { name: null, hidden: false, outcome: 'lost', ...value },
});
const bought = reason('1', 'bought', { outcome: 'won' });
const price = reason('2', 'priceTooHigh');
const moved = reason('3', null, { name: 'Moved away' });
const used = reason('4', null, { name: 'No charger' }, 3);
const all = [bought, price, moved, used];

describe('what an entry of a catalogue may become', () => {
  it.each<[string, Entry<'closingReasons'> | null, Partial<Reason>, string | null]>([
    ['a system one with a name of the dealer', price, { name: 'Too dear' }, null],
    ['a system one without it again', price, { name: null }, null],
    ['an own one without a name', moved, { name: null }, 'sources.needsName'],
    ['an own one with blanks for a name', moved, { name: '  ' }, 'sources.needsName'],
    ['a new one without a name', null, { name: null }, 'sources.needsName'],
    ['a name of another', moved, { name: 'no CHARGER' }, 'sources.nameTaken'],
    ['its own name in other letters', moved, { name: 'MOVED AWAY' }, null],
    ['another outcome of a system one', price, { outcome: 'won' }, 'sources.systemOutcome'],
    ['another outcome of an own one', moved, { outcome: 'invalid' }, null],
    ['another outcome of one that closed leads', used, { outcome: 'won' }, 'sources.outcomeUsed'],
    ['hidden, with others of its outcome', used, { hidden: true }, null],
    ['hidden, the last of its outcome', bought, { hidden: true }, 'sources.lastOne'],
  ])('%s', (_, entry, change, code) => {
    const next = { ...(entry?.value ?? { name: 'New', hidden: false, outcome: 'lost' as const }), ...change };
    expect(refusalOf(all, entry, next)?.code ?? null).toBe(code);
  });

  it('and only own ones without any use may go', () => {
    expect(all.filter(mayRemove)).toEqual([moved]);
  });
});
