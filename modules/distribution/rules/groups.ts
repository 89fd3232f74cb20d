import type { StepReason } from './decision.ts';
import type { DistributionGroup, DistributionRequest, DistributionRules } from './types.ts';

/** The first condition of a group that does not hold for the request; null: the group is the right one. */
export function mismatchOf(
  { match }: DistributionGroup,
  { leadType, sourceId, language, vehicle }: DistributionRequest,
  { dealerId }: DistributionRules,
): StepReason | null {
  if (!allows(match.leadTypes, leadType)) return 'otherLeadType';
  if (!allows(match.sourceIds, sourceId)) return 'otherSource';
  if (!allows(match.languages, language)) return 'otherLanguage';
  if (!allows(match.brands?.map(brandKey), vehicle?.brand && brandKey(vehicle.brand))) return 'otherBrand';
  if (!allows(match.conditions, vehicle?.condition)) return 'otherCondition';
  const location = vehicle && (vehicle.dealerId ?? dealerId);
  return allows(match.dealerIds, location) ? null : 'otherLocation';
}

const mismatches: ReadonlySet<StepReason> = new Set([
  'otherLeadType',
  'otherSource',
  'otherLanguage',
  'otherBrand',
  'otherCondition',
  'otherLocation',
]);

/** Whether a group was passed over because of what it takes, without a look at who is in it. */
export function isMismatch(reason: StepReason): boolean {
  return mismatches.has(reason);
}

/** Makes that people call by a shorter name. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['vw', 'volkswagen'],
  ['mercedes', 'mercedesbenz'],
  ['ds', 'dsautomobiles'],
]);

/** A make as it is compared: however it is written, with capitals, accents and hyphens or without. */
export function brandKey(brand: string): string {
  const key = brand
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return shortNames.get(key) ?? key;
}

function allows<T>(allowed: readonly T[] | undefined, value: T | null | undefined): boolean {
  if (allowed === undefined) return true;
  return value !== null && value !== undefined && allowed.includes(value);
}
