/** Half open, in epoch milliseconds: what ends when the other begins does not touch it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface Booked extends Span {
  readonly appointmentId: string;
  readonly userId: string;
  readonly vehicleId: string | null;
}

export type Wanted = Omit<Booked, 'appointmentId'> & {
  /** The appointment itself, where it is moved. */
  readonly appointmentId: string | null;
};

export interface Clash {
  readonly of: 'person' | 'vehicle';
  readonly with: string;
}

/** What stands in the way: each other appointment of the person or the vehicle at that time; both where it has both. */
export function clashesOf(wanted: Wanted, booked: readonly Booked[]): Clash[] {
  const touching = booked.filter(
    (other) => other.appointmentId !== wanted.appointmentId && overlap(wanted, other),
  );
  return touching.flatMap((other): Clash[] => [
    ...(other.userId === wanted.userId ? [{ of: 'person' as const, with: other.appointmentId }] : []),
    ...(other.vehicleId !== null && other.vehicleId === wanted.vehicleId
      ? [{ of: 'vehicle' as const, with: other.appointmentId }]
      : []),
  ]);
}

export function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}

/**
 * Whether somebody may save despite the clashes: two appointments of one's own at one time are one's own affair, those of a
 * colleague, and a vehicle that somebody else has, only for who may hand over anything.
 */
export function mayDespite(
  clashes: readonly Clash[],
  who: { readonly own: boolean; readonly handOver: boolean },
): boolean {
  return who.handOver || (who.own && clashes.every((clash) => clash.of === 'person'));
}
