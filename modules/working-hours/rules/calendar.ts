/** A dealer's calendar as it is written down: local wall time and local dates, no instants. JSON can carry it. */

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `[open, close)` in local wall time, `HH:MM`; close may be `24:00`. Past midnight is written as two intervals. */
export type Interval = readonly [open: string, close: string];

export type WeeklyHours = { readonly [day in Weekday]: readonly Interval[] };

/** A text in the three languages of the product. */
export interface LocalNames {
  readonly de: string;
  readonly nl: string;
  readonly en: string;
}

export interface DayOff {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** What people of this dealer call it. */
  readonly name: string;
  readonly kind: 'holiday' | 'own';
  /** A public holiday's name in every language, for readers of another language than the dealer's. */
  readonly names?: LocalNames;
}

/** A local date with its own hours. It beats both the weekday and a day off. Without intervals the day is closed. */
export interface SpecialOpening {
  readonly date: string;
  readonly intervals: readonly Interval[];
  readonly name?: string;
}

export interface Calendar {
  /** IANA name: `Europe/Berlin`. */
  readonly timeZone: string;
  readonly weekly: WeeklyHours;
  readonly daysOff: readonly DayOff[];
  readonly specialOpenings: readonly SpecialOpening[];
}
