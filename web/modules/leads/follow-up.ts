import { addDays, momentOf, wallOf } from '../../time/zone.ts';

/** When a lead is to come up again. `usual` leaves it to the server. */
export type FollowUp =
  | { readonly kind: 'usual' | 'tomorrow' | 'twoDays' | 'monday' }
  | { readonly kind: 'chosen'; readonly date: string; readonly time: string };
export type FollowUpKind = FollowUp['kind'];

export const usual: FollowUp = { kind: 'usual' };
const MORNING = '09:00';

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The date `count` Mondays to Fridays later. Public holidays are the server's; the moment is shown before it is chosen. */
function workingDaysLater(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) left -= 1;
  }
  return day;
}

/**
 * The moment a choice stands for, seen from `now` (epoch ms), on the clocks of `timeZone`; undefined for the usual one, null
 * when a chosen date and time are none.
 */
export function momentOfFollowUp(
  followUp: FollowUp,
  now: number,
  timeZone: string,
): string | null | undefined {
  const { date: today } = wallOf(now, timeZone);
  const morning = (date: string) => momentOf({ date, time: MORNING }, timeZone);
  switch (followUp.kind) {
    case 'usual':
      return undefined;
    case 'tomorrow':
      return morning(addDays(today, 1));
    case 'twoDays':
      return morning(workingDaysLater(today, 2));
    case 'monday':
      return morning(addDays(today, (8 - weekdayOf(today)) % 7 || 7));
    case 'chosen':
      return momentOf(followUp, timeZone);
  }
}

/** What the fields for a moment of one's own start with: tomorrow morning. */
export function firstChoice(now: number, timeZone: string): FollowUp {
  return { kind: 'chosen', date: addDays(wallOf(now, timeZone).date, 1), time: MORNING };
}

/** Why a choice cannot be sent: it is no time, or it has passed. */
export function problemOfFollowUp(
  followUp: FollowUp,
  now: number,
  timeZone: string,
): 'noTime' | 'past' | null {
  const moment = momentOfFollowUp(followUp, now, timeZone);
  if (moment === undefined) return null;
  if (moment === null) return 'noTime';
  return Date.parse(moment) <= now ? 'past' : null;
}
