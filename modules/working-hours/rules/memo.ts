import type { Calendar } from './calendar.ts';
import { type CompiledCalendar, compileCalendar } from './compile.ts';

/**
 * Keeps the last `most` compiled calendars by a key of the caller's, which must change whenever the calendar does
 * (a dealer and the revision of its hours). The calendar is asked for only when its key is new.
 */
export function calendarMemo(most = 500): (key: string, calendar: () => Calendar) => CompiledCalendar {
  const kept = new Map<string, CompiledCalendar>();
  return (key, calendar) => {
    const found = kept.get(key) ?? compileCalendar(calendar());
    // Set anew, so that the first key is the one that was not asked for the longest.
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > most) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return found;
  };
}
