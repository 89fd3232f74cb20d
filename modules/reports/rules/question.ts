import type { Compare, Period } from './period.ts';

export const measures = ['touch', 'message', 'twoWay'] as const;
export type Measure = (typeof measures)[number];
export const events = ['reminder', 'stage1', 'stage2', 'followUp', 'followUpStage2'] as const;
export type Event = (typeof events)[number];
export const dimensions = ['source', 'type', 'person', 'make', 'month', 'maturity', 'reason'] as const;
export type Dimension = (typeof dimensions)[number];
export const outcomes = ['open', 'won', 'lost', 'invalid'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a report is asked for. An empty list does not narrow. */
export interface Question {
  readonly period: Period;
  readonly compare: Compare;
  readonly sourceIds: readonly string[];
  readonly types: readonly string[];
  /** Assignees; `nobody` among them: leads of nobody. */
  readonly personIds: readonly string[];
  /** Rotations that gave the leads: `dealer`, `group:<id>`. */
  readonly groups: readonly string[];
}

/** A part of the leads of a report, behind one of its figures. */
export type Slice =
  | { readonly by: Dimension; readonly value: string }
  | { readonly by: 'outcome'; readonly value: Outcome }
  | { readonly by: 'event'; readonly value: Event }
  | { readonly by: 'answered' | 'inTime' | 'late'; readonly value: Measure };

/** Stands for what has no value: no assignee, no make, no maturity, no reason. */
export const none = 'none';

const allowed: Readonly<Record<string, readonly string[] | null>> = {
  ...Object.fromEntries(dimensions.map((dimension) => [dimension, null])),
  outcome: outcomes,
  event: events,
  answered: measures,
  inTime: measures,
  late: measures,
};

/** Reads `source:<id>,outcome:won`; null: it is no such text. Values of makes are percent-encoded. */
export function readSlices(text: string): readonly Slice[] | null {
  const slices: Slice[] = [];
  for (const part of text.split(',').filter((one) => one !== '')) {
    const at = part.indexOf(':');
    const by = part.slice(0, at);
    const value = decoded(part.slice(at + 1));
    const values = Object.hasOwn(allowed, by) ? allowed[by] : undefined;
    if (at < 1 || value === null || value === '' || values === undefined) return null;
    if (values !== null && !values.includes(value)) return null;
    if (!isValue(by, value)) return null;
    slices.push({ by, value } as Slice);
  }
  return slices;
}

export function writeSlices(slices: readonly Slice[]): string {
  return slices.map(({ by, value }) => `${by}:${encodeURIComponent(value)}`).join(',');
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isValue(by: string, value: string): boolean {
  if (by === 'source') return id.test(value);
  if (by === 'person' || by === 'reason') return value === none || id.test(value);
  if (by === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
  return value.length <= 200;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
