import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../working-hours/rules/compile.ts';
import { berlin, inBerlin, off, sampleCalendar } from '../../working-hours/rules/sample-calendar.ts';
import { choicesFrom, DEFAULT_CHOICES, waysOf } from './choices.ts';
import { inOrderOfUrgency, NOTICE_KINDS, overtakenBy, waveOf } from './notice.ts';
import { keepFor, type QuietHours, quietUntil } from './quiet-hours.ts';
import { nextTry } from './retry.ts';
import { whenMailLeaves } from './window.ts';

// 2026: 10 March is a Tuesday, summer time from 29 March to 25 October
const usual = compileCalendar(sampleCalendar());
const withDaysOff = compileCalendar(sampleCalendar({ daysOff: [off('2026-03-14'), off('2026-03-16')] }));
const never = compileCalendar(
  sampleCalendar({ weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }),
);

describe('when a mail to a user leaves', () => {
  it.each([
    ['inside the hours', '2026-03-10 10:00', false, '2026-03-10 10:00'],
    ['at opening', '2026-03-10 09:00', false, '2026-03-10 09:00'],
    ['at closing', '2026-03-10 18:00', false, '2026-03-11 09:00'],
    ['before opening', '2026-03-10 08:40', false, '2026-03-10 09:00'],
    ['Friday night', '2026-03-13 20:00', false, '2026-03-14 09:00'],
    ['Sunday', '2026-03-15 10:00', false, '2026-03-16 09:00'],
    ['daily, inside the hours', '2026-03-10 10:00', true, '2026-03-11 09:00'],
    ['daily, at opening', '2026-03-10 09:00', true, '2026-03-10 09:00'],
    ['daily, before opening', '2026-03-10 03:00', true, '2026-03-10 09:00'],
    ['daily, Saturday afternoon', '2026-03-14 15:00', true, '2026-03-16 09:00'],
    ['over the spring change', '2026-03-28 20:00', false, '2026-03-30 09:00'],
  ])('%s', (_, queued, daily, leaves) => {
    const queuedAt = berlin(queued);
    expect(inBerlin(whenMailLeaves(usual, { queuedAt, daily }, queuedAt))).toBe(leaves);
  });

  it('skips days off', () => {
    const queuedAt = berlin('2026-03-13 20:00');
    expect(inBerlin(whenMailLeaves(withDaysOff, { queuedAt, daily: false }, queuedAt))).toBe(
      '2026-03-17 09:00',
    );
  });

  it('waits for the next opening when it missed its own', () => {
    const mail = { queuedAt: berlin('2026-03-10 08:00'), daily: false };
    expect(inBerlin(whenMailLeaves(usual, mail, berlin('2026-03-10 11:00')))).toBe('2026-03-10 11:00');
    expect(inBerlin(whenMailLeaves(usual, mail, berlin('2026-03-10 19:00')))).toBe('2026-03-11 09:00');
  });

  it('is kept back by no calendar that never opens', () => {
    const queuedAt = berlin('2026-03-10 03:00');
    expect(whenMailLeaves(never, { queuedAt, daily: true }, queuedAt)).toEqual(queuedAt);
  });
});

const nights = (from: string, until: string, days: readonly ('sat' | 'sun')[] = []): QuietHours => ({
  kind: 'own',
  from,
  until,
  days,
});

describe('quiet hours', () => {
  it.each<[string, QuietHours, string, string | null]>([
    ['the hours of the house are loud', { kind: 'closed' }, '2026-03-10 10:00', null],
    ['its nights are quiet', { kind: 'closed' }, '2026-03-10 18:00', '2026-03-11 09:00'],
    ['never', { kind: 'never' }, '2026-03-15 03:00', null],
    ['before', nights('20:00', '07:00'), '2026-03-10 19:59', null],
    ['at its beginning', nights('20:00', '07:00'), '2026-03-10 20:00', '2026-03-11 07:00'],
    ['after midnight', nights('20:00', '07:00'), '2026-03-11 03:00', '2026-03-11 07:00'],
    ['at its end', nights('20:00', '07:00'), '2026-03-11 07:00', null],
    ['within a day', nights('12:00', '13:30'), '2026-03-10 12:45', '2026-03-10 13:30'],
    ['of no length', nights('12:00', '12:00'), '2026-03-10 12:00', null],
    ['a quiet day', nights('12:00', '12:00', ['sun']), '2026-03-15 14:00', '2026-03-16 00:00'],
    [
      'a night into a quiet weekend',
      nights('20:00', '07:00', ['sat', 'sun']),
      '2026-03-13 21:00',
      '2026-03-16 07:00',
    ],
    // 02:00 to 03:00 is skipped on 29 March
    ['until an hour that spring skips', nights('20:00', '02:30'), '2026-03-28 22:00', '2026-03-29 03:00'],
    ['from an hour that spring skips', nights('02:30', '04:00'), '2026-03-29 03:10', '2026-03-29 04:00'],
    ['over the spring change', nights('20:00', '07:00'), '2026-03-28 21:00', '2026-03-29 07:00'],
    ['over the autumn change', nights('20:00', '07:00'), '2026-10-24 21:00', '2026-10-25 07:00'],
  ])('%s', (_, quiet, at, until) => {
    expect(inBerlin(quietUntil(quiet, usual, berlin(at)))).toBe(until);
  });

  it('lasts to the second of two equal wall times, and from the first', () => {
    // 02:00 to 03:00 comes twice on 25 October: at 00:00Z and 01:00Z
    const z = (time: string) => Temporal.Instant.from(`2026-10-25T${time}Z`);
    expect(quietUntil(nights('20:00', '02:30'), usual, z('00:10'))).toEqual(z('01:30'));
    expect(quietUntil(nights('20:00', '02:30'), usual, z('00:45'))).toEqual(z('01:30'));
    expect(quietUntil(nights('02:30', '05:00'), usual, z('00:29'))).toBeNull();
    expect(quietUntil(nights('02:30', '05:00'), usual, z('00:30'))).toEqual(z('04:00'));
    expect(quietUntil(nights('02:30', '05:00'), usual, z('01:10'))).toEqual(z('04:00'));
  });

  it('ends, whatever the hours', () => {
    const busy: QuietHours = {
      kind: 'own',
      from: '00:01',
      until: '00:00',
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
    };
    expect(inBerlin(quietUntil(busy, usual, berlin('2026-03-09 12:00')))).toBe('2026-03-15 00:00');
  });

  it('keeps a message for a device no longer than it stays loud', () => {
    const closed: QuietHours = { kind: 'closed' };
    const at = (local: string) => keepFor(closed, usual, berlin(local));
    expect([at('2026-03-10 10:00'), at('2026-03-10 17:20'), at('2026-03-10 17:56')]).toEqual([
      3600, 1800, 60,
    ]);
    expect(at('2026-03-10 17:59')).toBe(0);
  });
});

describe('choices', () => {
  it('are the defaults where nothing is said', () => {
    expect(choicesFrom(null)).toEqual(DEFAULT_CHOICES);
    const some = choicesFrom({ sound: true, kinds: { stage1: { mail: 'off', push: false } } });
    expect(some.kinds.stage1).toEqual({ mail: 'off', push: false });
    expect(some).toMatchObject({ sound: true, quietHours: { kind: 'closed' } });
    expect(Object.keys(some.kinds)).toEqual([...NOTICE_KINDS]);
  });

  it.each([
    ['stage1', { mail: 'atOnce', push: true }, true, ['mail', 'push']],
    ['stage1', { mail: 'atOnce', push: true }, false, ['mail']],
    ['stage1', { mail: 'off', push: true }, true, ['push']],
    ['stage1', { mail: 'daily', push: false }, true, ['mail']],
    ['stage1', { mail: 'off', push: false }, true, []],
  ] as const)('%s with %o: %s', (kind, choice, hasDevice, channels) => {
    const choices = { ...DEFAULT_CHOICES, kinds: { ...DEFAULT_CHOICES.kinds, [kind]: choice } };
    expect(waysOf(choices, kind, { hasDevice }).map(({ channel }) => channel)).toEqual(channels);
  });
});

describe('order', () => {
  const at = (hour: number) => Temporal.Instant.from(`2026-03-10T${hour}:00Z`);
  it('puts the most urgent first, and of one kind what is due longest', () => {
    const notices = [
      { kind: 'newLead', dueAt: at(10), happenedAt: at(10), name: 'new' },
      { kind: 'stage1', dueAt: at(12), happenedAt: at(12), name: 'late' },
      { kind: 'stage1', dueAt: at(11), happenedAt: at(11), name: 'later' },
      { kind: 'alarm', dueAt: null, happenedAt: at(13), name: 'alarm' },
    ] as const;
    expect(inOrderOfUrgency(notices).map(({ name }) => name)).toEqual(['alarm', 'later', 'late', 'new']);
  });

  it('lets those who look after others wait for those who work', () => {
    expect([waveOf(['stage1', 'newLead']), waveOf(['stage1', 'stage2']), waveOf([])]).toEqual([0, 1, 0]);
  });

  it('knows what is overtaken, and nothing overtakes itself or round a circle', () => {
    expect(overtakenBy('stage1')).toContain('reminder');
    for (const kind of NOTICE_KINDS) {
      const below = overtakenBy(kind).flatMap((one) => [one, ...overtakenBy(one)]);
      expect(below).not.toContain(kind);
    }
  });
});

describe('trying again', () => {
  const queuedAt = Temporal.Instant.from('2026-03-10T10:00:00Z');
  it.each([
    [0, null, 10],
    [10, null, 20],
    [300, null, 600],
    [7200, null, 10_800],
    [0, 120, 120],
    [43_000, null, null],
    [42_000, 3600, null],
  ])('%i s after the beginning, asked for %s: at %s s', (waited, seconds, again) => {
    const next = nextTry({ queuedAt, now: queuedAt.add({ seconds: waited }), seconds });
    expect(next?.since(queuedAt).total('seconds') ?? null).toBe(again);
  });
});
