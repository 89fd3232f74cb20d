import type { ForwardingRule, ForwardingSettings } from '../../dealers/contract.ts';

/** What the rules ask about a new enquiry. */
export interface ForwardedEnquiry {
  readonly leadType: string;
  /** Null: the dealer of the rules does not know the source. */
  readonly sourceId: string | null;
  /** The source is a marketplace, whose enquiries have rules of their own. */
  readonly marketplace: boolean;
  readonly language: string;
  readonly brand: string | null;
  readonly condition: 'new' | 'used' | null;
  /** The message was passed on once already: it goes no further. */
  readonly forwardedBefore: boolean;
}

export interface Forward {
  readonly to: string;
  readonly what: ForwardingRule['what'];
  /** The name of the rule. */
  readonly rule: string;
}

/** One enquiry goes to this many addresses at most, whatever the rules say. */
export const MOST_FORWARDS = 10;

/**
 * Where a new enquiry is sent on. Each address gets it once: by the first rule that names it, with the original when any
 * rule asks for that. Addresses of the lead domain are left out, because what goes there would come back.
 */
export function forwardsOf(
  { rules }: Pick<ForwardingSettings, 'rules'>,
  enquiry: ForwardedEnquiry,
  leadDomain: string,
): readonly Forward[] {
  if (enquiry.forwardedBefore) return [];
  const found = new Map<string, Forward>();
  for (const rule of rules) {
    if (!holds(rule, enquiry)) continue;
    for (const to of rule.to) {
      const key = to.toLowerCase();
      if (isOwn(key, leadDomain)) continue;
      const before = found.get(key);
      if (!before) found.set(key, { to, what: rule.what, rule: rule.name });
      else if (rule.what === 'original') found.set(key, { ...before, what: 'original' });
    }
  }
  return [...found.values()].slice(0, MOST_FORWARDS);
}

function holds({ active, marketplaces, match }: ForwardingRule, enquiry: ForwardedEnquiry): boolean {
  return (
    active &&
    marketplaces === enquiry.marketplace &&
    allows(match.leadTypes, enquiry.leadType) &&
    allows(match.sourceIds, enquiry.sourceId) &&
    allows(match.languages, enquiry.language) &&
    allows(match.brands, enquiry.brand) &&
    allows(match.conditions, enquiry.condition)
  );
}

/** A condition that is not given allows everything; one that is given does not allow what is not known. */
function allows(allowed: readonly string[] | undefined, value: string | null): boolean {
  return allowed === undefined || (value !== null && allowed.includes(value));
}

function isOwn(address: string, leadDomain: string): boolean {
  return address.endsWith(`@${leadDomain.toLowerCase()}`);
}
