import { decided, passed } from './named-person.ts';
import type { Tried } from './outcome.ts';
import type { DistributionRequest, DistributionRules } from './types.ts';

/**
 * A vehicle that stands at another dealer of the group takes its lead there, once. Null when the setting is off or there
 * is no vehicle to look at.
 */
export function vehicleLocation(request: DistributionRequest, settings: DistributionRules): Tried | null {
  const { useVehicleLocation, dealerId, sameGroupDealerIds } = settings;
  if (!useVehicleLocation || !request.vehicle) return null;
  const standsAt = request.vehicle.dealerId ?? null;
  if (standsAt === null || standsAt === dealerId) return { step: passed('vehicleLocation', 'standsHere') };
  const there = { dealerId: standsAt };
  if (request.movedFromDealerId) return { step: passed('vehicleLocation', 'movedAlready', there) };
  if (!sameGroupDealerIds?.includes(standsAt)) {
    return { step: passed('vehicleLocation', 'standsOutsideGroup', there) };
  }
  return {
    step: decided('vehicleLocation', 'standsElsewhere', there),
    decided: { outcome: 'moved', userId: null, dealerId: standsAt },
  };
}
