import type { LeadType } from '../../../leads/contract.ts';
import type { Decision } from '../decision.ts';
import type { DistributionRequest } from '../types.ts';
import { LEAD_TYPES } from './matching.ts';
import type { Outlook } from './outlook.ts';
import type { Stretch } from './timeline.ts';

/** A lead as it could come, and where it ends. Moments are epoch milliseconds. */
export interface Example {
  readonly at: number;
  readonly leadType: LeadType;
  readonly condition: 'new' | 'used' | null;
  readonly brand: string | null;
  /** A name, or the key that the web words; only where it matters. */
  readonly source: string | null;
  /** Only where it matters. */
  readonly language: string | null;
  /** Who looks after the customer, by name. */
  readonly customerOf: string | null;
  /** Who would have to be away for it, by name; null: nothing has to happen. */
  readonly ifAway: string | null;
  readonly ends: {
    readonly with: 'person' | 'pool' | 'fallback' | 'administrator' | 'nobody';
    readonly name: string | null;
  };
  readonly dueAt: number | null;
}

const QUARTER_HOUR_MS = 15 * 60_000;

/** A moment of the stretch that reads well: its first full quarter of an hour from now on, where there is one. */
export function momentIn({ from, until }: Pick<Stretch, 'from' | 'until'>, now: number): number {
  const earliest = Math.max(from, now);
  const quarter = Math.ceil(earliest / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  return quarter < until ? quarter : earliest;
}

/** The request and its decision in words. */
export function exampleOf(
  { input, nameOf }: Outlook,
  request: DistributionRequest,
  decision: Decision,
  more: Partial<Pick<Example, 'ifAway' | 'dueAt'>> = {},
): Example {
  const { setup, sources } = input;
  const { groups } = setup.distribution;
  const { at, vehicle, sourceId, language, contactUserId } = request;
  const bySource = groups.some(({ match }) => match.sourceIds !== undefined);
  const byLanguage = groups.some(({ match }) => match.languages !== undefined);
  return {
    at,
    leadType: LEAD_TYPES.find((type) => type === request.leadType) ?? 'general',
    condition: vehicle?.condition ?? null,
    brand: vehicle?.brand ?? null,
    source: bySource ? (sources.find((source) => source.sourceId === sourceId)?.name ?? null) : null,
    language: byLanguage ? language : null,
    customerOf: contactUserId === null ? null : nameOf(contactUserId),
    ifAway: null,
    ends: endOf(decision, nameOf),
    dueAt: null,
    ...more,
  };
}

function endOf({ outcome, rule, userId }: Decision, nameOf: Outlook['nameOf']): Example['ends'] {
  if (userId === null) return { with: 'nobody', name: null };
  const name = nameOf(userId);
  if (outcome === 'pool') return { with: 'pool', name };
  if (outcome !== 'alarm') return { with: 'person', name };
  return { with: rule === 'fallback' ? 'fallback' : 'administrator', name };
}
