import type { Language } from '../../../platform/http/shapes.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { readSettings } from '../../dealers/index.ts';
import { listPeople, personNames } from '../../people/index.ts';
import { listClosingReasons, listSources } from '../../sources/index.ts';
import type { Report } from '../contract.ts';
import { tellsNobody } from '../rules/council.ts';
import type { PeriodFigures } from '../rules/figures.ts';
import { comparedWith, daysOf, type Period } from '../rules/period.ts';
import { quantile } from '../rules/quantiles.ts';
import { type Dimension, none, writeSlices } from '../rules/question.ts';
import { sectionsOf } from '../rules/sections.ts';
import { costsIn } from '../store/costs.ts';
import { dayWriter, filled, monthWriter, type Words, wordsOf, writer } from '../texts/index.ts';
import type { Asked } from '../use-cases/ask.ts';
import { groupsOf, periodFigures } from './figures.ts';
import { loadOf } from './load.ts';

/** The whole report in a language: figures, sentences, and what it is about. */
export async function report(tx: DealerTx, asked: Asked, language: Language): Promise<Report> {
  const { question, zone, own, council } = asked;
  const { period, compare } = question;
  const words = wordsOf(language);
  const write = writer(language);
  const names = await namesOf(tx, words, language);
  const compared = comparedWith(period, compare);
  const countPeople = council !== null;
  const now = await periodFigures(tx, { question, period, zone, countPeople });
  const before = compared && (await periodFigures(tx, { question, period: compared, zone, countPeople }));
  const groups = await groupsOf(tx, { question, period, zone, countPeople });
  const labelOf = (dimension: Dimension, key: string) => names.label(dimension, key);
  const costs = question.personIds.length > 0 ? new Map<string, number>() : await costsIn(tx, period, zone);
  const load = await loadOf(tx, period);
  const mode = await readSettings(tx, 'reports');
  const base = {
    period: shownPeriod(period),
    compared: compared && shownPeriod(compared),
    about: aboutOf(asked, { words, language, compared, labelOf }),
    own,
    worksCouncil: mode.value.worksCouncil,
    filters: names.filters(council !== null || own),
  };
  if (council && !tellsNobody(now.counts)) return { ...base, headline: [], sections: [] };
  const comparable = before && (!council || tellsNobody(before.counts)) ? before : null;
  const parts = {
    words,
    write,
    labelOf,
    now,
    before: comparable,
    groups,
    days: daysOf(period),
    costs,
    load,
    council,
  };
  return {
    ...base,
    headline: headlineOf({ words, write, now, before: comparable, drill: council === null }),
    sections: sectionsOf(parts).map((section) => ({
      ...section,
      columns: [...section.columns],
      chart: [...section.chart],
      rows: section.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, at) => ({
          ...cell,
          text: row.withheld ? words.withheld : write(section.columns[at]?.kind ?? 'text', cell.value),
        })),
      })),
    })),
  };
}

function headlineOf(parts: {
  readonly words: Words;
  readonly write: ReturnType<typeof writer>;
  readonly now: PeriodFigures;
  readonly before: PeriodFigures | null;
  readonly drill: boolean;
}): Report['headline'] {
  const { words, write, now, before, drill } = parts;
  const share = ({ inTime, late }: { inTime: number; late: number }) =>
    inTime + late === 0 ? null : inTime / (inTime + late);
  const won = ({ counts }: PeriodFigures) =>
    counts.won + counts.lost === 0 ? null : counts.won / (counts.won + counts.lost);
  const wanted = [
    {
      id: 'leads',
      kind: 'count',
      label: words.columns.leads,
      of: (of: PeriodFigures) => of.counts.leads,
      slices: '',
    },
    {
      id: 'workMedian',
      kind: 'minutes',
      label: words.columns.workMedian,
      of: (of: PeriodFigures) => quantile(of.measures.touch.work, 0.5),
      slices: null,
    },
    {
      id: 'inTime',
      kind: 'percent',
      label: words.columns.inTimeShare,
      of: (of: PeriodFigures) => share(of.measures.touch),
      slices: writeSlices([{ by: 'inTime', value: 'touch' }]),
    },
    {
      id: 'conversion',
      kind: 'percent',
      label: words.columns.conversion,
      of: won,
      slices: writeSlices([{ by: 'outcome', value: 'won' }]),
    },
    {
      id: 'stage2',
      kind: 'count',
      label: words.columns.stage2,
      of: (of: PeriodFigures) => of.counts.stage2,
      slices: writeSlices([{ by: 'event', value: 'stage2' }]),
    },
  ] as const;
  return wanted.map(({ id, kind, label, of, slices }) => ({
    id,
    label,
    text: write(kind, of(now)),
    before: before && write(kind, of(before)),
    slices: drill ? slices : null,
  }));
}

function aboutOf(
  { question, own, council }: Asked,
  parts: {
    readonly words: Words;
    readonly language: Language;
    readonly compared: Period | null;
    readonly labelOf: (dimension: Dimension, key: string) => string;
  },
): string[] {
  const { words, language, compared, labelOf } = parts;
  const day = dayWriter(language);
  const span = ({ from, until }: Period) => ({ from: day(from), until: day(until.subtract({ days: 1 })) });
  const chosen = [
    ...question.sourceIds.map((key) => labelOf('source', key)),
    ...question.types.map((key) => labelOf('type', key)),
    ...(own ? [] : question.personIds.map((key) => labelOf('person', key))),
  ];
  return [
    filled(words.period, span(question.period)),
    ...(compared ? [filled(words.compared, span(compared))] : []),
    ...(chosen.length > 0 ? [filled(words.filter, { what: chosen.join(', ') })] : []),
    ...(own ? [words.own] : []),
    ...(council ? [words.council] : []),
  ];
}

/** How sources, people, reasons and the rest are called in a language. */
async function namesOf(tx: DealerTx, words: Words, language: Language) {
  const sources = await listSources(tx);
  const reasons = await listClosingReasons(tx);
  const people = await listPeople(tx);
  const { value: distribution } = await readSettings(tx, 'distribution');
  const month = monthWriter(language);
  const worded = (texts: Readonly<Record<string, string>>, key: string) => texts[key] ?? key;
  const sourceNames = new Map(
    sources.map(({ sourceId, key, name }) => [sourceId, name ?? worded(words.sources, key)]),
  );
  const reasonNames = new Map(
    reasons.map(({ reasonId, key, name }) => [reasonId, name ?? worded(words.reasons, key ?? '')]),
  );
  const personNamed = await personNames(
    tx,
    people.map(({ userId }) => userId),
  );
  const label = (dimension: Dimension, key: string): string => {
    if (key === none) return worded(words.none, dimension);
    if (dimension === 'source') return sourceNames.get(key) ?? '–';
    if (dimension === 'reason') return reasonNames.get(key) ?? '–';
    if (dimension === 'person') return personNamed.get(key) ?? '–';
    if (dimension === 'type') return worded(words.types, key);
    if (dimension === 'maturity') return worded(words.maturities, key);
    return dimension === 'month' ? month(key) : key;
  };
  const listed = (names: ReadonlyMap<string, string>) =>
    [...names].map(([key, text]) => ({ key, label: text }));
  return {
    label,
    filters: (withoutPeople: boolean) => ({
      sources: listed(sourceNames),
      types: Object.entries(words.types).map(([key, text]) => ({ key, label: text })),
      people: withoutPeople ? [] : listed(personNamed),
      groups: distribution.groups.map(({ groupId, name }) => ({ key: `group:${groupId}`, label: name })),
    }),
  };
}

function shownPeriod({ from, until }: Period) {
  return { from: from.toString(), until: until.subtract({ days: 1 }).toString() };
}
