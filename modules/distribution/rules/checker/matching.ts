import type { DealerSetup } from '../setup.ts';
import type { DistributionRequest, GroupMatch } from '../types.ts';

export const LEAD_TYPES = [
  'vehicle',
  'testDrive',
  'tradeIn',
  'financing',
  'general',
  'service',
  'call',
] as const;
const LANGUAGES = ['de', 'nl', 'en'] as const;
/** Any make that no group names. */
const OTHER_BRAND = '';
/** Looking for a lead that no earlier group takes branches; sets of groups that need more than this are not judged. */
const MOST_STEPS = 20_000;

/**
 * A new lead of a new customer that comes to the rotation: to a group when no earlier one takes it, to the dealer's when
 * no group does. `none`: there is no such lead. `unknown`: too many groups that overlap.
 */
export function requestTo(
  groupIndex: number | null,
  setup: DealerSetup,
  sourceIds: readonly string[],
): DistributionRequest | 'none' | 'unknown' {
  const { groups } = setup.distribution;
  const earlier = groups.slice(0, groupIndex ?? groups.length).map(({ match }) => match);
  const own: GroupMatch = (groupIndex === null ? undefined : groups[groupIndex])?.match ?? {};
  const budget = { left: MOST_STEPS };
  for (const box of boxesOf(setup, sourceIds)) {
    const inside = within(box, own);
    const left = inside && outside(inside, earlier, 0, budget);
    if (left) return requestIn(left, setup);
    if (budget.left <= 0) return 'unknown';
  }
  return 'none';
}

/** The earlier groups that take leads which this one would match too. */
export function groupsBefore(groupIndex: number, setup: DealerSetup, sourceIds: readonly string[]) {
  const { groups } = setup.distribution;
  const own = groups[groupIndex]?.match ?? {};
  return groups
    .slice(0, groupIndex)
    .filter(({ match }) => boxesOf(setup, sourceIds).some((box) => within(within(box, own), match)));
}

/** A set of leads: every combination of its values. Leads without a vehicle have no values for one. */
type Box = { readonly [dimension in Dimension]: readonly string[] | null };
const DIMENSIONS = ['leadTypes', 'sourceIds', 'languages', 'brands', 'conditions', 'dealerIds'] as const;
type Dimension = (typeof DIMENSIONS)[number];

function boxesOf(setup: DealerSetup, sourceIds: readonly string[]): readonly Box[] {
  const { groups, useVehicleLocation } = setup.distribution;
  const { dealerId, sameGroupDealerIds, language } = setup.dealer;
  const brands = new Map(
    groups.flatMap(({ match }) => match.brands ?? []).map((brand) => [folded(brand), brand]),
  );
  const all = {
    leadTypes: [...LEAD_TYPES],
    sourceIds,
    languages: [language, ...LANGUAGES.filter((other) => other !== language)],
  };
  return [
    {
      ...all,
      brands: [OTHER_BRAND, ...brands.values()],
      conditions: ['used', 'new'],
      // With the setting on, the lead about a vehicle elsewhere moves there and is asked of no group here.
      dealerIds: useVehicleLocation ? [dealerId] : [dealerId, ...sameGroupDealerIds],
    },
    { ...all, brands: null, conditions: null, dealerIds: null },
  ];
}

/** Whether a value fulfils the group's condition; null: it has none. As `mismatchOf` compares. */
function allowedBy(match: GroupMatch, dimension: Dimension): ((value: string) => boolean) | null {
  const given: readonly string[] | undefined = match[dimension];
  if (!given) return null;
  if (dimension !== 'brands') return (value) => given.includes(value);
  const brands = new Set(given.map(folded));
  return (value) => brands.has(folded(value));
}

/** People write makes in capitals or not. */
function folded(brand: string): string {
  return brand.trim().toLowerCase();
}

/** The part of a box that a group takes; null: nothing. */
function within(box: Box | null, match: GroupMatch): Box | null {
  if (!box) return null;
  let part = box;
  for (const dimension of DIMENSIONS) {
    const allowed = allowedBy(match, dimension);
    if (!allowed) continue;
    const kept = (part[dimension] ?? []).filter(allowed);
    if (kept.length === 0) return null;
    part = { ...part, [dimension]: kept };
  }
  return part;
}

/** A part of the box that none of the groups from `next` on takes; null: they take all of it. */
function outside(
  box: Box,
  groups: readonly GroupMatch[],
  next: number,
  budget: { left: number },
): Box | null {
  budget.left--;
  if (budget.left <= 0) return null;
  let index = next;
  let group = groups[index];
  while (group && !within(box, group)) group = groups[++index];
  if (!group) return box;
  for (const dimension of DIMENSIONS) {
    const allowed = allowedBy(group, dimension);
    const kept = allowed && box[dimension]?.filter((value) => !allowed(value));
    if (!kept || kept.length === 0) continue;
    const found = outside({ ...box, [dimension]: kept }, groups, index + 1, budget);
    if (found) return found;
  }
  return null;
}

function requestIn(box: Box, { dealer }: DealerSetup): DistributionRequest {
  const first = (dimension: Dimension) => box[dimension]?.[0] ?? null;
  const dealerId = first('dealerIds');
  const brand = first('brands');
  return {
    at: 0,
    leadType: first('leadTypes') ?? 'general',
    sourceId: first('sourceIds'),
    language: first('languages'),
    repliesToLeadId: null,
    contactUserId: null,
    openLeads: [],
    vehicle:
      box.brands === null
        ? null
        : {
            vehicleId: 'any',
            contactPersonId: null,
            dealerId: dealerId === dealer.dealerId ? null : dealerId,
            brand: brand === OTHER_BRAND ? null : brand,
            condition: first('conditions') === 'new' ? 'new' : 'used',
          },
  };
}
