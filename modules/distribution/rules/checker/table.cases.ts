import { expect, it } from 'vitest';
import { check } from './check.ts';
import type { Finding } from './finding.ts';
import type { CheckerInput } from './input.ts';
import { inBerlin, type SampleChanges, sampleInput } from './sample-setup.ts';

/** A line of a table of cases: what the checker says of a changed sample, about these codes only. */
export interface Case {
  readonly title: string;
  readonly setup?: SampleChanges;
  readonly more?: Partial<CheckerInput>;
  /** Read as `told` writes it; empty: nothing. */
  readonly expected: readonly string[];
}

/** A test for each case. Findings of other codes than `codes` are left out; all codes are looked at without any. */
export function table(codes: readonly Finding['code'][], cases: readonly Case[]): void {
  it.each(cases)('$title', ({ setup, more, expected }) => {
    const found = check(sampleInput(setup, more));
    // Stored and sent as JSON, so nothing may get lost on the way.
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found.filter(({ code }) => codes.length === 0 || codes.includes(code)).map(told)).toEqual(
      expected,
    );
  });
}

/** `error absenceGap dealer 2026-06-20, 2026-06-20 00:00 to 2026-06-27 00:00: Ann, Ben; 2026-06-20 09:00 ends with fallback Fay`. */
export function told({ severity, code, subject, bitesAt, until, details, example }: Finding): string {
  const when = `${inBerlin(bitesAt) ?? 'now'}${until === null ? '' : ` to ${inBerlin(until)}`}`;
  const slots = details.slots?.map(({ weekday, from, until }) => `${weekday} ${from}-${until}`) ?? [];
  const about = [
    ...(details.people ?? []),
    ...(details.deputies ? [`by ${details.deputies.join(' ')}`] : []),
    ...(details.team ? [`of ${details.team.join(' ')}`] : []),
    ...(details.groups ? [`after ${details.groups.join(' ')}`] : []),
    ...(details.minutes === undefined ? [] : [`${details.minutes} min`]),
    ...(details.otherMinutes === undefined ? [] : [`of ${details.otherMinutes} min`]),
    ...(details.count === undefined ? [] : [`${details.count} times`]),
    ...slots,
  ];
  const name = [severity, code, subject].filter((part) => part !== '').join(' ');
  const lead =
    example &&
    `${inBerlin(example.at)} ends with ${[example.ends.with, example.ends.name].filter((part) => part !== null).join(' ')}`;
  return [`${name}, ${when}`, about.join(', '), lead]
    .filter((part) => part !== '' && part !== null)
    .join('; ');
}
