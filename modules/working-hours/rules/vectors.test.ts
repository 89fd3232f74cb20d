import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Calendar, WEEKDAYS } from './calendar.ts';
import { compileCalendar } from './compile.ts';
import { explainWorkingTime } from './explain.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.ts';

interface Vector {
  readonly id: string;
  readonly kind: 'add' | 'between';
  readonly family: string;
  readonly tz: string;
  readonly hours: Partial<Calendar['weekly']>;
  readonly holidays: readonly string[];
  readonly start: string;
  readonly durationMinutes: number;
  readonly expectedDue: string | null;
  readonly from: string;
  readonly to: string;
  readonly workingSeconds: number;
}

const file = new URL('../../../../shared/cases/clock/vectors.jsonl', import.meta.url);
const vectors: Vector[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  : [];

/**
 * The vectors know a Morocco on +01:00 outside Ramadan for years to come. Newer data of the zone end that on
 * 20 September 2026; with them, what reaches beyond cannot agree.
 */
const moroccoChanged = offsetIn('Africa/Casablanca', '2027-01-15T12:00Z') !== '+01:00';
const otherZoneData = (v: Vector) =>
  moroccoChanged && v.tz === 'Africa/Casablanca' && (v.expectedDue ?? v.to) > '2026-09-20';
const onEdge = (v: Vector) => v.family === 'dst-edge-gap' || v.family === 'dst-edge-overlap';

const firm = vectors.filter((v) => !onEdge(v) && !otherZoneData(v));
const informative = vectors.filter((v) => onEdge(v) && !otherZoneData(v));
const outdated = vectors.filter(otherZoneData);

describe.skipIf(vectors.length === 0)(
  'the shared vectors (skipped when ../shared/cases is not there)',
  () => {
    it(`hold: ${firm.length} firm ones`, () => {
      expect(firm.filter((v) => answer(v) !== expected(v)).map(({ id }) => id)).toEqual([]);
    });

    it(`hold as well: ${informative.length} with a block edge inside a change of the clock`, () => {
      expect(informative.filter((v) => answer(v) !== expected(v)).map(({ id }) => id)).toEqual([]);
    });

    it('have explanations that add up', () => {
      const wrong = [...firm, ...informative].filter((v) => explained(v) !== toExplain(v));
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it.skipIf(outdated.length > 0)(
      `hold where the data of Morocco are older than ours: ${outdated.length}, of them ` +
        `${outdated.filter((v) => !onEdge(v) && answer(v) !== expected(v)).length} firm ones differ`,
      () => {
        expect(outdated).toEqual([]);
      },
    );
  },
);

function compiled({ tz, hours, holidays }: Vector) {
  const [mon, tue, wed, thu, fri, sat, sun] = WEEKDAYS.map((day) => hours[day] ?? []);
  return compileCalendar({
    timeZone: tz,
    weekly: {
      mon: mon ?? [],
      tue: tue ?? [],
      wed: wed ?? [],
      thu: thu ?? [],
      fri: fri ?? [],
      sat: sat ?? [],
      sun: sun ?? [],
    },
    daysOff: holidays.map((date) => ({ date, name: date, kind: 'holiday' })),
    specialOpenings: [],
  });
}

function answer(v: Vector): string | number | null {
  if (v.kind === 'between') return workingTimeBetween(compiled(v), instant(v.from), instant(v.to));
  const duration = Temporal.Duration.from({ minutes: v.durationMinutes });
  return addWorkingTime(compiled(v), instant(v.start), duration)?.toString() ?? null;
}

function expected(v: Vector): string | number | null {
  return v.kind === 'between' ? v.workingSeconds : v.expectedDue;
}

function explained(v: Vector): number | null {
  const pieces =
    v.kind === 'between'
      ? explainWorkingTime(compiled(v), instant(v.from), instant(v.to))
      : explainWorkingTime(
          compiled(v),
          instant(v.start),
          Temporal.Duration.from({ minutes: v.durationMinutes }),
        );
  return pieces === null ? null : pieces.reduce((sum, piece) => sum + piece.countedSeconds, 0);
}

function toExplain(v: Vector): number | null {
  if (v.kind === 'between') return v.workingSeconds;
  return v.expectedDue === null ? null : v.durationMinutes * 60;
}

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

function offsetIn(zone: string, at: string): string {
  return instant(at).toZonedDateTimeISO(zone).offset;
}
