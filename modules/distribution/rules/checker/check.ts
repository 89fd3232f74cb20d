import { deputies } from './deputies.ts';
import { type Finding, keyOf } from './finding.ts';
import { gaps } from './gaps.ts';
import type { CheckerInput } from './input.ts';
import { lastResorts } from './last-resorts.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { pools } from './pools.ts';
import { post } from './post.ts';
import { lateReminders, longResponses } from './response-times.ts';
import { shadowedGroups } from './shadowed-groups.ts';
import { fewPeople } from './solo.ts';
import { supervisors } from './supervisors.ts';

/** Everything that is wrong with a set-up now and in the coming 60 days, the most urgent first. Depends on nothing else. */
export function check(input: CheckerInput): readonly Finding[] {
  return checkOutlook(outlookOf(input));
}

export function checkOutlook(outlook: Outlook): readonly Finding[] {
  const found = [
    ...gaps(outlook),
    ...fewPeople(outlook),
    ...pools(outlook),
    ...lastResorts(outlook),
    ...deputies(outlook),
    ...supervisors(outlook),
    ...shadowedGroups(outlook),
    ...lateReminders(outlook),
    ...longResponses(outlook),
    ...post(outlook.input),
  ];
  return found.sort(byUrgency);
}

const WEIGHT = { error: 0, warning: 1, hint: 2 } as const;

/** What is worse first, then what bites sooner, then by key, so that the order never depends on anything else. */
function byUrgency(a: Finding, b: Finding): number {
  return (
    WEIGHT[a.severity] - WEIGHT[b.severity] ||
    (a.bitesAt ?? 0) - (b.bitesAt ?? 0) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

export interface Compared {
  readonly finding: Finding;
  readonly change: 'new' | 'unchanged';
}

/** What a changed set-up would bring: its findings, each told whether it is there today too, and those that would go. */
export function compare(
  saved: readonly Finding[],
  proposed: readonly Finding[],
): { readonly found: readonly Compared[]; readonly gone: readonly Finding[] } {
  const before = new Set(saved.map(keyOf));
  const after = new Set(proposed.map(keyOf));
  return {
    found: proposed.map((finding) => ({ finding, change: before.has(keyOf(finding)) ? 'unchanged' : 'new' })),
    gone: saved.filter((finding) => !after.has(keyOf(finding))),
  };
}
