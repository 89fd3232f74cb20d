import { type Static, Type } from 'typebox';
import { Id, Nullable } from '../../../platform/http/shapes.ts';
import { LeadListQuery } from '../contract.ts';

/** The columns of the list. Due and customer always stand there, whatever was chosen. */
export const LeadColumn = Type.Union([
  Type.Literal('due'),
  Type.Literal('customer'),
  Type.Literal('about'),
  Type.Literal('type'),
  Type.Literal('source'),
  Type.Literal('assignee'),
  Type.Literal('maturity'),
  Type.Literal('received'),
  Type.Literal('activity'),
]);
export type LeadColumn = Static<typeof LeadColumn>;
const Columns = Type.Array(LeadColumn, { minItems: 1, maxItems: 9, uniqueItems: true });

export const Density = Type.Union([Type.Literal('compact'), Type.Literal('comfortable')]);
export type Density = Static<typeof Density>;

const ViewQuery = Type.Omit(LeadListQuery, ['after', 'limit'], { additionalProperties: false });
export type ViewQuery = Static<typeof ViewQuery>;

const fields = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  shared: Type.Boolean({ description: 'Everybody of the dealer has it' }),
  query: ViewQuery,
  columns: Nullable(Columns),
  density: Nullable(Density),
};

/** `POST …/lead-views`. */
export const NewView = Type.Object(fields, { additionalProperties: false });
export type NewView = Static<typeof NewView>;
/** `PATCH …/lead-views/:viewId`. */
export const ViewChange = Type.Partial(NewView, { additionalProperties: false });
export type ViewChange = Static<typeof ViewChange>;

export const LeadView = Type.Object({
  ...fields,
  viewId: Id,
  own: Type.Boolean(),
  owner: Type.String(),
  mayChange: Type.Boolean(),
});
export type LeadView = Static<typeof LeadView>;

/** The parts of the start page that can be moved. */
export const Widget = Type.Union([
  Type.Literal('due'),
  Type.Literal('newLeads'),
  Type.Literal('activity'),
  Type.Literal('tasks'),
  Type.Literal('appointments'),
  Type.Literal('pool'),
  Type.Literal('figures'),
]);
export type Widget = Static<typeof Widget>;
const Widgets = Type.Array(
  Type.Object({ id: Widget, shown: Type.Boolean() }, { additionalProperties: false }),
  {
    maxItems: 20,
  },
);
export type Widgets = Static<typeof Widgets>;

/** `GET …/lead-views`: one's own, then those shared by others, by name; and how one has the list and the start page. */
export const ViewList = Type.Object({
  views: Type.Array(LeadView),
  layout: Type.Object({
    columns: Nullable(Columns),
    density: Density,
    defaultViewId: Nullable(Id),
    widgets: Nullable(Widgets),
  }),
  mayShare: Type.Boolean(),
});
export type ViewList = Static<typeof ViewList>;

/** `PATCH …/lead-views/layout`: null is as the product has it. */
export const LayoutChange = Type.Object(
  {
    columns: Type.Optional(Nullable(Columns)),
    density: Type.Optional(Density),
    defaultViewId: Type.Optional(Nullable(Id)),
    widgets: Type.Optional(Nullable(Widgets)),
  },
  { additionalProperties: false },
);
export type LayoutChange = Static<typeof LayoutChange>;
