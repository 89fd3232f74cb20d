import { type Static, Type } from 'typebox';
import { Id, Moment, Nullable } from '../../platform/http/shapes.ts';
import { DaysOff } from '../dealers/contract.ts';

/** A line of a calendar file that is no day off. `code` is worded by the web. */
const RefusedLine = Type.Object({
  line: Type.Integer({ description: 'Its number in the file, from 1' }),
  code: Type.String(),
  text: Type.String({ description: 'What stands there, shortened' }),
});

/** `POST …/settings/hours/imports`: what a calendar file would add. Nothing is saved: that is `PUT …/settings/hours`. */
export const ImportView = Type.Object({
  daysOff: Type.Array(
    Type.Object({
      from: Type.String(),
      until: Type.String({ description: 'The last of them' }),
      name: Type.String(),
      line: Type.Integer(),
      known: Type.Boolean({ description: 'All of these days are off already' }),
    }),
  ),
  refused: Type.Array(RefusedLine),
  moreRefused: Type.Integer({ description: 'How many more lines were refused than are told' }),
  over: Type.Integer({ description: 'How many events are over' }),
});
export type ImportView = Static<typeof ImportView>;

const SubscriptionRow = Type.Object({
  subscriptionId: Id,
  name: Type.String(),
  url: Nullable(Type.String({ description: 'Only for who may change settings: it may hold a secret' })),
  createdBy: Nullable(Type.String()),
  askedAt: Nullable(Moment),
  fetchedAt: Nullable(Moment),
  problem: Nullable(
    Type.Object({ code: Type.String(), status: Nullable(Type.Integer({ description: 'Of the answer' })) }),
  ),
  refused: Type.Array(RefusedLine),
  daysOff: Type.Array(DaysOff),
});

/** `GET …/settings/hours/calendars`: the calendars a dealer subscribes to, and the link of its own. */
export const CalendarsView = Type.Object({
  rows: Type.Array(SubscriptionRow),
  link: Nullable(Type.Object({ url: Type.String(), createdAt: Moment, createdBy: Nullable(Type.String()) })),
  mayChange: Type.Boolean(),
});
export type CalendarsView = Static<typeof CalendarsView>;

/** `POST …/settings/hours/calendars`. `webcal:` addresses are read over https. */
export const NewSubscription = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    url: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
);
