import type { Refusal } from '../../../kernel/refusals.ts';

export interface ReservationLimits {
  readonly mostDays: number;
  readonly who: 'everybody' | 'supervisors';
  /** How many vehicles one person may hold by this type at one time; null: any number. */
  readonly mostPerPerson: number | null;
  readonly hidden: boolean;
}

export interface WantedReservation {
  readonly type: ReservationLimits;
  readonly supervises: boolean;
  readonly now: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** IANA name; days end in it. */
  readonly timeZone: string;
  /** How many vehicles this person holds by this type; 0 for an API key. */
  readonly held: number;
  /** Who has it reserved already, by name; null: nobody has. */
  readonly reserved: { readonly by: string | null; readonly until: Temporal.Instant } | null;
  readonly gone: boolean;
}

/** Why a vehicle cannot be reserved like this; null: it can. */
export function againstReserving(wanted: WantedReservation): Refusal | null {
  const { type, now, until, reserved } = wanted;
  if (wanted.gone) return { kind: 'conflict', code: 'vehicles.notForSale' };
  if (reserved) {
    return {
      kind: 'conflict',
      code: 'vehicles.reservedAlready',
      details: { name: reserved.by ?? '–', until: reserved.until.toString() },
    };
  }
  if (type.hidden) return { kind: 'invalid', code: 'vehicles.typeHidden', field: 'typeId' };
  if (type.who === 'supervisors' && !wanted.supervises) {
    return { kind: 'notAllowed', code: 'vehicles.typeForSupervisors', field: 'typeId' };
  }
  if (type.mostPerPerson !== null && wanted.held >= type.mostPerPerson) {
    return {
      kind: 'conflict',
      code: 'vehicles.holdsTooMany',
      field: 'typeId',
      details: { count: type.mostPerPerson },
    };
  }
  if (Temporal.Instant.compare(until, now) <= 0) {
    return { kind: 'invalid', code: 'vehicles.untilOver', field: 'until' };
  }
  if (Temporal.Instant.compare(until, latestUntil(now, type.mostDays, wanted.timeZone)) > 0) {
    return {
      kind: 'invalid',
      code: 'vehicles.untilTooLate',
      field: 'until',
      details: { days: type.mostDays },
    };
  }
  return null;
}

/** The end of the last day a reservation may run: `days` days after today, by the dealer's calendar. */
export function latestUntil(now: Temporal.Instant, days: number, timeZone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return today
    .add({ days: days + 1 })
    .toZonedDateTime(timeZone)
    .toInstant();
}

/** Who reserved may release, and whoever supervises. */
export function mayRelease(
  reservation: { readonly reservedById: string | null },
  actor: { readonly userId: string | null; readonly supervises: boolean },
): boolean {
  return actor.supervises || (actor.userId !== null && reservation.reservedById === actor.userId);
}
