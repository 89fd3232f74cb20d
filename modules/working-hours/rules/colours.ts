/** No imports, no Temporal: the browser runs this file too. Moments are epoch milliseconds. */

export type Colour = 'green' | 'yellow' | 'red';

const MINUTE_MS = 60_000;
const LONGEST_YELLOW_MINUTES = 60;

/**
 * The moment from which a deadline is yellow: the reminder moment; without a reminder, when a quarter of the response time
 * is left, at most an hour. Elapsed time, opening hours or not. May lie before the lead came in: then it is yellow at once.
 */
export function yellowFrom(deadline: {
  readonly dueAt: number;
  readonly reminderMinutes: number | null;
  readonly responseMinutes: number;
}): number {
  const { dueAt, reminderMinutes, responseMinutes } = deadline;
  const minutes = reminderMinutes ?? Math.min(responseMinutes / 4, LONGEST_YELLOW_MINUTES);
  return dueAt - minutes * MINUTE_MS;
}

/** Green before `yellowFrom`, red from `dueAt` on. Never show it by colour alone. */
export function colourOf(
  now: number,
  { dueAt, yellowFrom }: { readonly dueAt: number; readonly yellowFrom: number },
): Colour {
  if (now >= dueAt) return 'red';
  return now >= yellowFrom ? 'yellow' : 'green';
}
