import type { DistributionRequest, DistributionRules, DistributionState, DistributionUser } from './types.ts';

/** Values for tests and benches; what is not given is the plainest there is. */
export const AT = Temporal.Instant.from('2026-03-03T09:00:00Z').epochMilliseconds;

export function sampleRequest(more: Partial<DistributionRequest> = {}): DistributionRequest {
  return {
    at: AT,
    leadType: 'vehicle',
    sourceId: 'website',
    language: 'de',
    repliesToLeadId: null,
    contactUserId: null,
    openLeads: [],
    vehicle: null,
    ...more,
  };
}

export function sampleUser(userId: string, more: Partial<DistributionUser> = {}): DistributionUser {
  return { userId, active: true, receivesRequests: true, canBeAssigned: true, ...more };
}

const PLAIN: DistributionRules = {
  deputiesReceive: true,
  distributeExistingContacts: false,
  vehiclePersonFirst: false,
  fallbackUserId: 'fay',
  administratorUserId: 'ada',
};

/** Ann, Ben and Cleo receive requests; Dan, Fay (fallback) and Ada (administrator) can be assigned only. */
export function sampleState(
  more: Partial<Omit<DistributionState, 'settings'>> & {
    readonly settings?: Partial<DistributionRules>;
  } = {},
): DistributionState {
  return {
    settingsVersion: 7,
    users: [
      ...['ann', 'ben', 'cleo'].map((userId) => sampleUser(userId)),
      ...['dan', 'fay', 'ada'].map((userId) => sampleUser(userId, { receivesRequests: false })),
    ],
    absences: [],
    ledgers: {},
    ...more,
    settings: { ...PLAIN, ...more.settings },
  };
}

/** `ann>ben` is absent now with that deputy, `ann` without. */
export function sampleAbsences(...texts: readonly string[]): DistributionState['absences'] {
  return texts.map((text) => {
    const [userId = '', deputyId = null] = text.split('>');
    return { userId, from: AT - 1000, until: AT + 86_400_000, deputyId };
  });
}
