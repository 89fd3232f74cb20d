import type { CoverageView, Finding as FindingView } from '../checker/contract.ts';
import { type Coverage, type Example, type Finding, keyOf } from '../rules/checker/index.ts';

/** A finding as it is sent and stored. */
export function presentFinding(finding: Finding): FindingView {
  const { code, severity, bitesAt, until, example, mending, details } = finding;
  return {
    key: keyOf(finding),
    code,
    severity,
    bitesAt: moment(bitesAt),
    until: moment(until),
    example: example && presentExample(example),
    mending,
    details,
  };
}

function presentExample({ at, dueAt, ...example }: Example): FindingView['example'] {
  return { ...example, at: toMoment(at), dueAt: moment(dueAt) };
}

export function presentCoverage({ days, rotations }: Coverage): CoverageView {
  return {
    days: days.map(({ date, open, name }) => ({ date, name, open: open.map(presentSpan) })),
    rotations: rotations.map(({ key, group, mode, unreachable, people, cells }) => ({
      key,
      group,
      mode,
      unreachable,
      people: [...people],
      cells: cells.map(
        (cell) =>
          cell && {
            least: cell.least,
            most: cell.most,
            gaps: cell.gaps.map(presentSpan),
            away: cell.away.map((person) => ({ ...person, until: moment(person.until) })),
          },
      ),
    })),
  };
}

function presentSpan({ from, until }: { readonly from: number; readonly until: number }) {
  return { from: toMoment(from), until: toMoment(until) };
}

function toMoment(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}

function moment(at: number | null): string | null {
  return at === null ? null : toMoment(at);
}
