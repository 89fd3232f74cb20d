import { type Static, type TSchema, Type } from 'typebox';

/** A moment on the wire: RFC 3339 in UTC, as `Temporal.Instant.toString()` writes it. */
export const Moment = Type.String({ format: 'date-time', description: 'A moment in UTC, RFC 3339' });
/** An id on the wire. Never shown to people. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Language = Type.Union([Type.Literal('de'), Type.Literal('nl'), Type.Literal('en')]);
export type Language = Static<typeof Language>;

const Details = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));

/** Every refusal and failure has this body; `code` is stable, the web translates it. */
export const Problem = Type.Object(
  {
    code: Type.String({ description: 'Stable, `area.reason`' }),
    message: Type.String({ description: 'One English sentence: what happened and what to do' }),
    field: Type.Optional(Type.String()),
    details: Type.Optional(Details),
    findings: Type.Optional(
      Type.Array(
        Type.Object({
          code: Type.String(),
          field: Type.Optional(Type.String()),
          details: Type.Optional(Details),
        }),
        { description: 'Everything that is wrong, where all of it can be told at once' },
      ),
    ),
    requestId: Type.Optional(Type.String()),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
