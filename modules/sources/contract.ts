import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';

export const CatalogueName = Type.Union([Type.Literal('sources'), Type.Literal('closingReasons')]);
export type CatalogueName = Static<typeof CatalogueName>;

export const SourceChannel = Type.Union([
  Type.Literal('email'),
  Type.Literal('api'),
  Type.Literal('webForm'),
  Type.Literal('phone'),
  Type.Literal('walkIn'),
]);
export const ReasonOutcome = Type.Union([Type.Literal('won'), Type.Literal('lost'), Type.Literal('invalid')]);

const Name = Type.String({ minLength: 1, maxLength: 60 });
const closed = { additionalProperties: false };

/** What may be changed of a source. Name null: a system source as the product words it. */
const sourceFields = {
  name: Nullable(Name),
  hidden: Type.Boolean({ description: 'No longer offered; its mails are still recognised' }),
  defaultType: Nullable(
    Type.String({
      minLength: 1,
      maxLength: 40,
      description: 'What its enquiries are about when they do not say',
    }),
  ),
  groupName: Nullable(Name),
  callNumber: Nullable(
    Type.String({ minLength: 3, maxLength: 40, description: 'The number that counts calls' }),
  ),
  responseMinutes: Nullable(
    Type.Integer({ minimum: 1, maximum: 100_000, description: 'Working minutes; null: as the dealer' }),
  ),
};
const reasonFields = {
  name: Nullable(Name),
  hidden: Type.Boolean(),
  outcome: ReasonOutcome,
};

export const SourceEntry = Type.Object({ channel: SourceChannel, ...sourceFields });
export const ReasonEntry = Type.Object(reasonFields);

const around = {
  entryId: Id,
  key: Nullable(Type.String({ description: 'Of a system entry, which the web words unless it was renamed' })),
  uses: Type.Integer({ description: 'At most 1000; that many or more' }),
  mayRemove: Type.Boolean({ description: 'Own and never used' }),
};

/** `GET …/catalogues/sources`: in their order, hidden ones too. */
export const SourceCatalogue = Type.Object({
  rows: Type.Array(Type.Object({ ...around, channel: SourceChannel, ...sourceFields })),
  mayChange: Type.Boolean(),
});
/** `GET …/catalogues/closing-reasons`. */
export const ReasonCatalogue = Type.Object({
  rows: Type.Array(Type.Object({ ...around, ...reasonFields })),
  mayChange: Type.Boolean(),
});

export const NewSource = Type.Object({ name: Name, channel: SourceChannel }, closed);
export const NewReason = Type.Object({ name: Name, outcome: ReasonOutcome }, closed);
/** What a new entry says. */
export interface NewEntryOf {
  sources: Static<typeof NewSource>;
  closingReasons: Static<typeof NewReason>;
}
export const SourcePatch = Type.Partial(Type.Object(sourceFields), closed);
export const ReasonPatch = Type.Partial(Type.Object(reasonFields), closed);

/** `PUT …/catalogues/:name/order`: every entry once. */
export const CatalogueOrder = Type.Object(
  { entryIds: Type.Array(Id, { minItems: 1, maxItems: 500 }) },
  closed,
);

/** `GET …/catalogues/:name/changes`: the newest hundred. `before` null: added; `after` null: removed. */
const ChangesOf = <T extends import('typebox').TSchema>(value: T) =>
  Type.Object({
    rows: Type.Array(
      Type.Object({
        changeId: Id,
        key: Nullable(Type.String()),
        before: Nullable(value),
        after: Nullable(value),
        changedAt: Moment,
        changedBy: Nullable(Type.String()),
      }),
    ),
  });
export const SourceChanges = ChangesOf(SourceEntry);
export const ReasonChanges = ChangesOf(ReasonEntry);
