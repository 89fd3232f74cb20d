/** What of somebody's rights at the dealer matters here. */
export interface AppointmentRights {
  readonly seeAllLeads: boolean;
  readonly handOver: boolean;
}

/**
 * Whether somebody may change an appointment: one's own, one that one has made, and anybody's for who may hand over any
 * lead. `userId` is null for an API key.
 */
export function mayChange(
  { handOver }: AppointmentRights,
  appointment: {
    readonly ofUserId: string;
    readonly createdBy: string | null;
    readonly userId: string | null;
  },
): boolean {
  const { ofUserId, createdBy, userId } = appointment;
  return handOver || (userId !== null && (ofUserId === userId || createdBy === userId));
}
