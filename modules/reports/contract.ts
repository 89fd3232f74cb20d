import { type Static, Type } from 'typebox';
import { Id, Language, Nullable } from '../../platform/http/shapes.ts';
import { LeadRow } from '../leads/contract.ts';

const Day = Type.String({ format: 'date' });

/** `GET …/reports`. Several values of one filter are joined by a comma. */
export const ReportQuery = Type.Object(
  {
    language: Type.Optional(Language),
    period: Type.Optional(
      Type.Union(
        [
          Type.Literal('last7'),
          Type.Literal('last30'),
          Type.Literal('last90'),
          Type.Literal('last365'),
          Type.Literal('thisMonth'),
          Type.Literal('lastMonth'),
          Type.Literal('lastQuarter'),
          Type.Literal('thisYear'),
        ],
        { description: "Days in the dealer's zone; `last30` when left out" },
      ),
    ),
    from: Type.Optional(Type.String({ format: 'date', description: 'With `until`: instead of `period`' })),
    until: Type.Optional(Type.String({ format: 'date', description: 'The last day, which counts' })),
    compare: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Literal('previous'), Type.Literal('lastYear')]),
    ),
    source: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    person: Type.Optional(Type.String({ description: '`me`, `none` (nobody) or ids' })),
    group: Type.Optional(
      Type.String({ description: '`dealer`, `group:<id>`: the rotation that gave the lead' }),
    ),
  },
  { additionalProperties: false },
);
export type ReportQuery = Static<typeof ReportQuery>;

/** `GET …/reports/leads`: the leads behind a figure; `slices` as the figure says. */
export const SliceQuery = Type.Object(
  {
    ...ReportQuery.properties,
    slices: Type.Optional(Type.String({ maxLength: 1000 })),
    after: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type SliceQuery = Static<typeof SliceQuery>;
export const SliceLeads = Type.Object({
  count: Type.Integer({ description: 'Of all pages; exactly what the figure says' }),
  rows: Type.Array(LeadRow),
  next: Nullable(Type.String()),
});

export const FileQuery = Type.Object(
  {
    ...ReportQuery.properties,
    format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx'), Type.Literal('pdf')]),
  },
  { additionalProperties: false },
);

const Kind = Type.Union([
  Type.Literal('text'),
  Type.Literal('count'),
  Type.Literal('percent'),
  Type.Literal('minutes'),
  Type.Literal('money'),
  Type.Literal('decimal'),
]);

export const ReportCell = Type.Object({
  value: Nullable(Type.Union([Type.Number(), Type.String()])),
  text: Type.String({ description: 'The value as people of the language write it' }),
  slices: Nullable(Type.String({ description: 'The leads behind it: `GET …/reports/leads`' })),
});

export const ReportSection = Type.Object({
  id: Type.String(),
  title: Type.String(),
  sentence: Type.String({ description: 'What it shows, in one plain sentence or two' }),
  columns: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), kind: Kind })),
  rows: Type.Array(
    Type.Object({
      key: Type.String(),
      label: Type.String(),
      withheld: Type.Boolean({ description: 'Not shown in works-council mode' }),
      cells: Type.Array(ReportCell),
    }),
  ),
  chart: Type.Array(Type.String(), { description: 'The columns that are drawn; none: no chart' }),
});
export type ReportSection = Static<typeof ReportSection>;

export const Report = Type.Object({
  period: Type.Object({ from: Day, until: Day }),
  compared: Nullable(Type.Object({ from: Day, until: Day })),
  /** In words: period, comparison, filters. */
  about: Type.Array(Type.String()),
  own: Type.Boolean({ description: 'Only the leads of whoever asks' }),
  worksCouncil: Type.Boolean(),
  headline: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      text: Type.String(),
      before: Nullable(Type.String()),
      slices: Nullable(Type.String()),
    }),
  ),
  sections: Type.Array(ReportSection),
  filters: Type.Object({
    sources: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
    types: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
    people: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
    groups: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
  }),
});
export type Report = Static<typeof Report>;

/** Costs of a source. `GET|PUT …/reports/costs`. */
export const SourceCosts = Type.Object({
  rows: Type.Array(
    Type.Object({
      sourceId: Id,
      name: Type.String(),
      costs: Type.Array(
        Type.Object({ validFrom: Day, monthlyCents: Type.Integer(), perLeadCents: Type.Integer() }),
      ),
    }),
  ),
});
const Cents = Type.Integer({ minimum: 0, maximum: 100_000_000 });
export const NewSourceCost = Type.Object(
  { sourceId: Id, validFrom: Day, monthlyCents: Cents, perLeadCents: Cents },
  { additionalProperties: false },
);
export type NewSourceCost = Static<typeof NewSourceCost>;
