import { filled, type Kind, type Words } from '../texts/index.ts';
import { withheldOf } from './council.ts';
import type { Group, Groups, PeriodFigures } from './figures.ts';
import { quantile } from './quantiles.ts';
import { type Dimension, events, measures, none, type Slice, writeSlices } from './question.ts';

export interface Cell {
  readonly value: number | string | null;
  readonly slices: string | null;
}
export interface SectionRow {
  readonly key: string;
  readonly label: string;
  readonly withheld: boolean;
  readonly cells: readonly Cell[];
}
/** A table with one sentence that says what it shows: the page, the files and the letters are made of them. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly kind: Kind }[];
  readonly rows: readonly SectionRow[];
  readonly chart: readonly string[];
}

export interface SectionParts {
  readonly words: Words;
  readonly write: (kind: Kind, value: number | string | null) => string;
  readonly labelOf: (dimension: Dimension, key: string) => string;
  readonly now: PeriodFigures;
  readonly before: PeriodFigures | null;
  readonly groups: Groups;
  readonly days: number;
  /** Cents, by source; a source that is not there has no known cost. */
  readonly costs: ReadonlyMap<string, number>;
  /** By person. */
  readonly load: ReadonlyMap<string, { readonly openNow: number; readonly answers: number }>;
  /** Works-council mode: null when it is off; else whose figures may be shown by person. */
  readonly council: { readonly ownId: string | null } | null;
}

type Column = Section['columns'][number]['id'];

/** All sections of a report; those of persons come last. */
export function sectionsOf(parts: SectionParts): readonly Section[] {
  return [
    answers(parts),
    escalations(parts),
    groupSection(parts, 'month', 'months'),
    groupSection(parts, 'source', 'sources'),
    groupSection(parts, 'type', 'types'),
    groupSection(parts, 'make', 'makes'),
    groupSection(parts, 'maturity', 'maturity'),
    reasons(parts),
    groupSection(parts, 'person', 'people'),
  ];
}

function answers({ words, write, now, before, council }: SectionParts): Section {
  const columns = columnsOf(words, [
    ['answered', 'count'],
    ['workMedian', 'minutes'],
    ['workP90', 'minutes'],
    ['median', 'minutes'],
    ['p90', 'minutes'],
    ['inTime', 'count'],
    ['late', 'count'],
    ['inTimeShare', 'percent'],
  ]);
  const rows = measures.map((measure): SectionRow => {
    const { work, elapsed, inTime, late } = now.measures[measure];
    const answered = elapsed.reduce((sum, { leads }) => sum + leads, 0);
    const behind = (by: 'answered' | 'inTime' | 'late') => sliced(council, [{ by, value: measure }]);
    return row(measure, words.measures[measure], [
      { value: answered, slices: behind('answered') },
      plain(quantile(work, 0.5)),
      plain(quantile(work, 0.9)),
      plain(quantile(elapsed, 0.5)),
      plain(quantile(elapsed, 0.9)),
      { value: inTime, slices: behind('inTime') },
      { value: late, slices: behind('late') },
      plain(inTime + late === 0 ? null : inTime / (inTime + late)),
    ]);
  });
  const { work, inTime, late } = now.measures.touch;
  const half = quantile(work, 0.5);
  const earlier = before && quantile(before.measures.touch.work, 0.5);
  const sentences =
    half === null
      ? [words.sentences.answersNone]
      : [
          filled(words.sentences.answers, {
            half: write('minutes', half),
            ninety: write('minutes', quantile(work, 0.9)),
          }),
          ...(inTime + late === 0
            ? []
            : [
                filled(words.sentences.inTime, {
                  percent: write('percent', inTime / (inTime + late)),
                  of: write('count', inTime + late),
                }),
              ]),
          ...(earlier === null ? [] : [filled(words.sentences.before, { half: write('minutes', earlier) })]),
        ];
  return {
    id: 'answers',
    title: words.titles.answers,
    sentence: sentences.join(' '),
    columns,
    rows,
    chart: ['workMedian', 'workP90'],
  };
}

function escalations({ words, write, now, council }: SectionParts): Section {
  const { counts } = now;
  const per100 = (count: number) => (counts.leads === 0 ? 0 : (count / counts.leads) * 100);
  const per = (count: number) => write('decimal', per100(count));
  return {
    id: 'escalations',
    title: words.titles.escalations,
    sentence: filled(words.sentences.escalations, { stage1: per(counts.stage1), stage2: per(counts.stage2) }),
    columns: columnsOf(words, [
      ['leads', 'count'],
      ['per100', 'decimal'],
    ]),
    rows: events.map((event) =>
      row(event, words.events[event], [
        { value: counts[event], slices: sliced(council, [{ by: 'event', value: event }]) },
        plain(counts.leads === 0 ? null : per100(counts[event])),
      ]),
    ),
    chart: ['per100'],
  };
}

const groupTitles = ['months', 'sources', 'types', 'makes', 'maturity', 'people'] as const;
type GroupTitle = (typeof groupTitles)[number];

/** Leads by a dimension: how they ended, what escalated; by source what they cost, by person their load. */
function groupSection(parts: SectionParts, dimension: Dimension, id: GroupTitle): Section {
  const { words, council } = parts;
  const groups = sorted(parts.groups[dimension], dimension);
  const withheld = withheldAmong(groups, dimension, council);
  const shown = dimension === 'person' && council ? groups.filter((_, at) => !withheld.has(at)) : groups;
  const more = moreOf(parts, dimension);
  return {
    id,
    title: words.titles[id],
    sentence: sentenceOf(
      parts,
      dimension,
      groups.filter((_, at) => !withheld.has(at)),
    ),
    columns: columnsOf(words, [...countColumns, ...more.columns]),
    rows: shown.map((group) =>
      groups.indexOf(group) >= 0 && withheld.has(groups.indexOf(group))
        ? withheldRow(
            group.key,
            parts.labelOf(dimension, group.key),
            countColumns.length + more.columns.length,
          )
        : row(group.key, parts.labelOf(dimension, group.key), [
            ...countCells(group, dimension, council),
            ...more.cells(group),
          ]),
    ),
    chart: dimension === 'month' ? ['leads', 'won'] : ['leads'],
  };
}

const countColumns: readonly (readonly [keyof Words['columns'], Kind])[] = [
  ['leads', 'count'],
  ['open', 'count'],
  ['won', 'count'],
  ['lost', 'count'],
  ['invalid', 'count'],
  ['conversion', 'percent'],
  ['stage1', 'count'],
  ['stage2', 'count'],
];

function countCells(group: Group, by: Dimension, council: SectionParts['council']): Cell[] {
  const own: Slice = { by, value: group.key };
  const behind = (...more: Slice[]) => sliced(council, [own, ...more]);
  const { leads, open, won, lost, invalid, stage1, stage2 } = group;
  const closed = won + lost;
  return [
    { value: leads, slices: behind() },
    { value: open, slices: behind({ by: 'outcome', value: 'open' }) },
    { value: won, slices: behind({ by: 'outcome', value: 'won' }) },
    { value: lost, slices: behind({ by: 'outcome', value: 'lost' }) },
    { value: invalid, slices: behind({ by: 'outcome', value: 'invalid' }) },
    plain(closed === 0 ? null : won / closed),
    { value: stage1, slices: behind({ by: 'event', value: 'stage1' }) },
    { value: stage2, slices: behind({ by: 'event', value: 'stage2' }) },
  ];
}

interface More {
  readonly columns: readonly (readonly [keyof Words['columns'], Kind])[];
  readonly cells: (group: Group) => Cell[];
}

function moreOf({ costs, load, days, now }: SectionParts, dimension: Dimension): More {
  if (dimension === 'source' && costs.size > 0) {
    return {
      columns: [
        ['cost', 'money'],
        ['perLead', 'money'],
        ['perWon', 'money'],
      ],
      cells: ({ key, leads, won }) => {
        const cost = costs.get(key) ?? null;
        const per = (count: number) => plain(cost === null || count === 0 ? null : Math.round(cost / count));
        return [plain(cost), per(leads), per(won)];
      },
    };
  }
  if (dimension === 'person') {
    return {
      columns: [
        ['openNow', 'count'],
        ['perWeek', 'decimal'],
        ['perDay', 'decimal'],
        ['share', 'percent'],
      ],
      cells: ({ key, leads }) => [
        plain(load.get(key)?.openNow ?? 0),
        plain((leads / days) * 7),
        plain((load.get(key)?.answers ?? 0) / days),
        plain(now.counts.leads === 0 ? null : leads / now.counts.leads),
      ],
    };
  }
  return { columns: [], cells: () => [] };
}

function reasons({ words, write, groups, labelOf, council }: SectionParts): Section {
  const closed = sorted(groups.reason, 'reason').filter(({ key }) => key !== none);
  const withheld = withheldAmong(closed, 'reason', council);
  const sum = closed.reduce((all, { leads }) => all + leads, 0);
  const top = closed.find((_, at) => !withheld.has(at));
  return {
    id: 'reasons',
    title: words.titles.reasons,
    sentence: top
      ? filled(words.sentences.reasons, {
          top: labelOf('reason', top.key),
          count: write('count', top.leads),
          closed: write('count', sum),
        })
      : words.sentences.reasonsNone,
    columns: columnsOf(words, [
      ['leads', 'count'],
      ['share', 'percent'],
      ['outcome', 'text'],
    ]),
    rows: closed.map((group, at) =>
      withheld.has(at)
        ? withheldRow(group.key, labelOf('reason', group.key), 3)
        : row(group.key, labelOf('reason', group.key), [
            { value: group.leads, slices: sliced(council, [{ by: 'reason', value: group.key }]) },
            plain(group.leads / sum),
            plain(words.outcomes[group.won > 0 ? 'won' : group.lost > 0 ? 'lost' : 'invalid']),
          ]),
    ),
    chart: ['leads'],
  };
}

function sentenceOf(parts: SectionParts, dimension: Dimension, shown: readonly Group[]): string {
  const { words, write, labelOf, now } = parts;
  const { counts } = now;
  const named = shown.filter(({ key }) => key !== none);
  const top = named.toSorted((a, b) => b.leads - a.leads)[0];
  const count = (value: number) => write('count', value);
  if (counts.leads === 0) return words.sentences.monthsNone;
  if (dimension === 'person') {
    const { won, leads, open } = counts;
    return filled(words.sentences.people, { won: count(won), leads: count(leads), open: count(open) });
  }
  if (dimension === 'maturity') {
    const hot = named.filter(({ key }) => ['appointment', 'offer', 'contract'].includes(key));
    return filled(words.sentences.maturity, {
      open: count(counts.open),
      hot: count(hot.reduce((sum, { leads }) => sum + leads, 0)),
    });
  }
  if (!top) return '';
  const id = `${dimension}s` as 'months' | 'sources' | 'types' | 'makes';
  return filled(words.sentences[id], {
    top: labelOf(dimension, top.key),
    count: count(top.leads),
    leads: count(counts.leads),
  });
}

const maturityOrder = ['cold', 'warm', 'hot', 'appointment', 'offer', 'contract', none];

/** Months and maturities in their order, all others the most leads first. */
function sorted(groups: readonly Group[], dimension: Dimension): readonly Group[] {
  if (dimension === 'month') return groups.toSorted((a, b) => a.key.localeCompare(b.key));
  if (dimension === 'maturity') {
    return groups.toSorted((a, b) => maturityOrder.indexOf(a.key) - maturityOrder.indexOf(b.key));
  }
  return groups.toSorted((a, b) => b.leads - a.leads || a.key.localeCompare(b.key));
}

/** In the mode: of persons all but oneself, of other groups the small ones and what hides them. */
function withheldAmong(
  groups: readonly Group[],
  dimension: Dimension,
  council: SectionParts['council'],
): ReadonlySet<number> {
  if (!council) return new Set();
  if (dimension !== 'person') return withheldOf(groups);
  return new Set(groups.flatMap(({ key }, at) => (key === council.ownId ? [] : [at])));
}

function columnsOf(
  words: Words,
  wanted: readonly (readonly [keyof Words['columns'], Kind])[],
): readonly { readonly id: Column; readonly label: string; readonly kind: Kind }[] {
  return wanted.map(([id, kind]) => ({ id, label: words.columns[id], kind }));
}

const row = (key: string, label: string, cells: readonly Cell[]): SectionRow => ({
  key,
  label,
  withheld: false,
  cells,
});

function withheldRow(key: string, label: string, columns: number): SectionRow {
  return { key, label, withheld: true, cells: Array.from({ length: columns }, () => plain(null)) };
}

const plain = (value: Cell['value']): Cell => ({ value, slices: null });

/** In the mode nobody goes from a sum to its leads, which have names. */
function sliced(council: SectionParts['council'], slices: readonly Slice[]): string | null {
  return council ? null : writeSlices(slices);
}
