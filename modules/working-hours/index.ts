export { calendarOf } from './calendar-of.ts';
export { hoursJobs } from './jobs.ts';
export {
  type Calendar,
  type DayOff,
  type Interval,
  type LocalNames,
  type SpecialOpening,
  WEEKDAYS,
  type Weekday,
  type WeeklyHours,
} from './rules/calendar.ts';
export { type CalendarFinding, checkReadable } from './rules/check.ts';
export { type Colour, colourOf, yellowFrom } from './rules/colours.ts';
export { type CompiledCalendar, compileCalendar } from './rules/compile.ts';
export { daysOffOf } from './rules/days-off.ts';
export { type ClockPiece, explainWorkingTime, type NotCounted } from './rules/explain.ts';
export type { Region } from './rules/holidays/dates.ts';
export {
  HOLIDAY_COUNTRIES,
  type HolidayCountry,
  holidaysOf,
  type PublicHoliday,
  regionsOf,
} from './rules/holidays/holidays.ts';
export { icsFile, icsText } from './rules/ics/write.ts';
export { calendarMemo } from './rules/memo.ts';
export { type OpenInterval, openIntervals } from './rules/open-intervals.ts';
export { checkOwnHours, isOnDuty } from './rules/own-hours.ts';
export {
  addWorkingMs,
  addWorkingTime,
  isDayOffMs,
  isOpen,
  isOpenMs,
  localDayOf,
  nextOpening,
  nextOpeningMs,
  workingTimeBetween,
} from './rules/working-time.ts';
export { calendarOfProposal, checkHoursSettings, setHours } from './set-hours.ts';
