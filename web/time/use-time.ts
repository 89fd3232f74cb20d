import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useMaybeDealer } from '../api/session.ts';
import { addDays, wallOf } from './zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Translate = ReturnType<typeof useTranslations<'common'>>;

/**
 * Moments in words. All take RFC 3339 text (or epoch ms) and speak the user's language in the dealer's time zone
 * (outside a dealer: the browser's). `now` is epoch ms of `useNow()`.
 */
export function createTimeWords(locale: string, timeZone: string, t: Translate) {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const show = (at: number, name: string, options: Intl.DateTimeFormatOptions): string => {
    let format = formats.get(name);
    if (format === undefined) {
      // British English: day before month and 24 hours, as everywhere the product is used.
      format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone, ...options });
      formats.set(name, format);
    }
    return format.format(at);
  };
  const showPlain = (date: string, year: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      timeZone: 'UTC',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...year,
    }).format(Date.parse(`${date}T12:00:00Z`));
  const epoch = (moment: string | number): number =>
    typeof moment === 'number' ? moment : Date.parse(moment);
  const clock = (at: number) => show(at, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = (at: number) => show(at, 'weekday', { weekday: 'short' });
  const dayMonth = (at: number) => show(at, 'dayMonth', { day: 'numeric', month: 'short' });
  const dayMonthYear = (at: number) =>
    show(at, 'dayMonthYear', { day: 'numeric', month: 'short', year: 'numeric' });
  const dateOf = (at: number) => wallOf(at, timeZone).date;
  const sameYear = (a: number, b: number) => dateOf(a).slice(0, 4) === dateOf(b).slice(0, 4);

  /** "10:30", "tomorrow, 10:30", "Mon 10:30", "23 Nov" — the shortest text that says when without doubt. */
  const moment = (value: string | number, now: number): string => {
    const at = epoch(value);
    const day = dateOf(at);
    const today = dateOf(now);
    if (day === today) return clock(at);
    if (day === addDays(today, 1)) return t('time.tomorrowAt', { time: clock(at) });
    if (day === addDays(today, -1)) return t('time.yesterdayAt', { time: clock(at) });
    if (Math.abs(at - now) < 6 * 24 * HOUR) return `${weekday(at)} ${clock(at)}`;
    return sameYear(at, now) ? dayMonth(at) : dayMonthYear(at);
  };

  /** "in 40 min", "in 3 h", "tomorrow, 09:30", "5 min ago", "Mon 10:15", "23 Nov". */
  const relative = (value: string | number, now: number): string => {
    const at = epoch(value);
    const distance = at - now;
    const far = Math.abs(distance);
    if (far < MINUTE) return t('time.now');
    if (far >= 6 * HOUR || (distance > 0 && dateOf(at) !== dateOf(now))) return moment(at, now);
    if (far < HOUR) {
      const minutes = Math.floor(far / MINUTE);
      return distance > 0 ? t('time.inMinutes', { minutes }) : t('time.minutesAgo', { minutes });
    }
    const hours = Math.floor(far / HOUR);
    return distance > 0 ? t('time.inHours', { hours }) : t('time.hoursAgo', { hours });
  };

  return {
    timeZone,
    clock: (value: string | number) => clock(epoch(value)),
    moment,
    relative,
    /** "Mon 23 Nov, 10:30"; with the year when it is not the present one. */
    absolute: (value: string | number, now: number): string => {
      const at = epoch(value);
      const day = sameYear(at, now) ? dayMonth(at) : dayMonthYear(at);
      return `${weekday(at)} ${day}, ${clock(at)}`;
    },
    /** "Mon 23 Nov" for a span that ends at a midnight, which is the end of the day before; else as `absolute`. */
    end: (value: string | number, now: number): string => {
      const at = epoch(value);
      const day = (of: number) => `${weekday(of)} ${sameYear(of, now) ? dayMonth(of) : dayMonthYear(of)}`;
      return clock(at) === '00:00' ? day(at - MINUTE) : `${day(at)}, ${clock(at)}`;
    },
    /** "Mon 23 Nov" for a span that begins at midnight; else as `absolute`. */
    begin: (value: string | number, now: number): string => {
      const at = epoch(value);
      const day = `${weekday(at)} ${sameYear(at, now) ? dayMonth(at) : dayMonthYear(at)}`;
      return clock(at) === '00:00' ? day : `${day}, ${clock(at)}`;
    },
    /** "Monday 23 November 2026" of a moment, in the dealer's zone. */
    day: (value: string | number): string =>
      show(epoch(value), 'day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** "Mon 23 Nov 2026" of a plain date `YYYY-MM-DD`, which has no zone. */
    plainDate: (date: string): string => showPlain(date, { year: 'numeric' }),
    /** "Mon 23 Nov" of a plain date, where its year is known. */
    plainDay: (date: string): string => showPlain(date, {}),
    /** "1:30 h", "45 min" of a number of seconds. */
    duration: (seconds: number): string => {
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return t('time.minutes', { minutes });
      const rest = minutes % 60;
      return t('time.hours', { hours: `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}` });
    },
    /** "due in 20 min", "due Mon 09:30", "late since 10:15". */
    due: (value: string, now: number): string =>
      epoch(value) <= now
        ? t('due.lateSince', { moment: moment(value, now) })
        : t('due.dueIn', { moment: relative(value, now) }),
  };
}

export type TimeWords = ReturnType<typeof createTimeWords>;

/** Moments in words, in the user's language and the dealer's zone. */
export function useTime(): TimeWords {
  const t = useTranslations('common');
  const locale = useLocale();
  const scope = useMaybeDealer();
  const timeZone = scope?.dealer.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createTimeWords(locale, timeZone, t), [locale, timeZone, t]);
}
