import type { Chance } from '../../../app/demo/random.ts';
import type { Somebody } from './seed.ts';

export interface Question {
  readonly kind: 'list' | 'search' | 'mistyped' | 'as one types';
  readonly query: Readonly<Record<string, string>>;
}

/** What people ask of contacts: pages and filters, names, numbers in every notation, and names with a mistake in them. */
export function questionsOf(known: readonly Somebody[], chance: Chance): Question[] {
  const search = (kind: Question['kind'], q: string): Question => ({ kind, query: { q } });
  const lists = [
    {},
    { sort: 'newest' },
    { kind: 'company' },
    { language: 'nl' },
    { openLeads: 'true' },
    { kind: 'company', language: 'nl' },
    { permission: 'email:commercial:given' },
  ];
  return [
    ...lists.map((query) => ({ kind: 'list' as const, query })),
    ...known
      .slice(0, 120)
      .flatMap((who) => [
        search('search', who.name),
        search('search', who.last),
        search('search', who.email),
        search('search', written(who.phone, chance)),
      ]),
    ...known
      .slice(0, 240)
      .flatMap((who) => [
        search(
          'mistyped',
          who.company ? mistyped(who.last, chance) : `${who.first} ${mistyped(who.last, chance)}`,
        ),
        search('mistyped', mistyped(who.last, chance)),
      ]),
    ...known
      .slice(0, 20)
      .flatMap((who) =>
        Array.from({ length: who.name.length }, (_, i) => search('as one types', who.name.slice(0, i + 1))),
      ),
  ];
}

/** The number as people write it. */
function written(e164: string, chance: Chance): string {
  const national = `0${e164.slice(3)}`;
  return chance.pick([
    e164,
    national,
    `${national.slice(0, 4)}/${national.slice(4)}`,
    `+49 ${e164.slice(3, 6)} ${e164.slice(6)}`,
    `0049${e164.slice(3)}`,
    national.slice(0, 8),
  ]);
}

/** One letter missing, doubled, wrong, or changed with its neighbour; umlauts also without their dots. */
function mistyped(word: string, chance: Chance): string {
  const letters = Array.from(word);
  const i = chance.between(1, Math.max(1, letters.length - 2));
  const wrong = [
    letters.toSpliced(i, 1),
    letters.toSpliced(i, 0, letters[i] ?? ''),
    letters.toSpliced(i, 1, 'x'),
    letters.toSpliced(i, 2, letters[i + 1] ?? '', letters[i] ?? ''),
  ];
  return chance.pick(wrong).join('');
}
