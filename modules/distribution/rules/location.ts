import { decided, passed } from './named-person.ts';
import type { Tried } from './outcome.ts';
import type { DistributionRequest, DistributionRules } from './types.ts';

/**
 * A vehicle that stands at another dealer of the group takes its lead there, once; where it came from is told also when
 * the setting is off here. Null when the setting is off or there is no vehicle to look at.
 */
export function vehicleLocation(
  request: Pick<DistributionRequest, 'vehicle' | 'movedFromDealerId' | 'staysTogether'>,
  settings: DistributionRules,
): Tried | null {
  const { useVehicleLocation, dealerId, sameGroupDealerIds } = settings;
  if (request.movedFromDealerId) {
    return { step: passed('vehicleLocation', 'movedAlready', { dealerId: request.movedFromDealerId }) };
  }
  if (!useVehicleLocation || !request.vehicle) return null;
  const standsAt = request.vehicle.dealerId ?? null;
  // Not of the stock of any dealer that is known: nothing can be said about where it stands.
  if (standsAt === null && request.vehicle.vehicleId === null) return null;
  if (standsAt === null || standsAt === dealerId) return { step: passed('vehicleLocation', 'standsHere') };
  const there = { dealerId: standsAt };
  if (!sameGroupDealerIds?.includes(standsAt)) {
    return { step: passed('vehicleLocation', 'standsOutsideGroup', there) };
  }
  if (request.staysTogether) return { step: passed('vehicleLocation', 'staysTogether', there) };
  return {
    step: decided('vehicleLocation', 'standsElsewhere', there),
    decided: { outcome: 'moved', userId: null, dealerId: standsAt },
  };
}

/**
 * The dealer to which a message about these vehicles goes as a whole, by where each of them stands (null: nowhere
 * known); null: it stays. Vehicles at several dealers keep it here, so that nothing of it comes twice.
 */
export function destinationOf(
  places: readonly (string | null)[],
  settings: DistributionRules,
): string | null {
  const [place = null] = places;
  if (place === null || places.some((other) => other !== place)) return null;
  const vehicle = { vehicleId: null, contactPersonId: null, dealerId: place };
  return vehicleLocation({ vehicle }, settings)?.decided?.dealerId ?? null;
}
