import type { DueHandler } from '../../platform/due-work/index.ts';
import { reservationEndsKind } from './store/reservations.ts';
import { lapseReservation } from './use-cases/reserve.ts';

/** What falls due in the stock: the end of a reservation. */
export function vehicleJobs(): Readonly<Record<string, DueHandler>> {
  return { [reservationEndsKind]: lapseReservation };
}
