import type { TaskDueChoice } from '../../api/types.ts';
import { momentOf, wallOf } from '../../time/zone.ts';

/** Until when, as the form's fields hold it; without a time some time on the day. */
export type DueFields = { readonly date: string; readonly time: string };

/** What is sent; null when the fields are no day. */
export function dueOfFields({ date, time }: DueFields, timeZone: string): TaskDueChoice | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  if (time === '') return { on: date };
  const at = momentOf({ date, time }, timeZone);
  return at === null ? null : { at };
}

/** The fields that give a due again. */
export function fieldsOfDue(due: { on: string | null; at: string }, timeZone: string): DueFields {
  if (due.on !== null) return { date: due.on, time: '' };
  return wallOf(Date.parse(due.at), timeZone);
}

export function today(now: number, timeZone: string): string {
  return wallOf(now, timeZone).date;
}
