import { react } from '../../app/reactions.ts';
import type { Facts } from '../../kernel/facts.ts';
import { escalationJobs } from '../../modules/escalation/index.ts';
import { mailJobs } from '../../modules/mail/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { type Dealership, type DealershipOptions, openDealership } from './dealership.ts';

type HappenedEvent = Facts['escalation.happened']['events'][number];

/** A dealership in which time passes: its worker does everything that falls due. */
export interface EscalationHouse extends Dealership {
  /** Every event that was told, in order, also in transactions that kept nothing. */
  readonly happened: HappenedEvent[];
  /** Every `escalation.leadStranded`. */
  readonly stranded: Facts['escalation.leadStranded'][];
  /** What failed in the worker. */
  readonly failures: unknown[];
  /** A worker of its own, as another process would have; its clock may go wrong. */
  worker(clock?: Clock): DueWorker;
  /** Lets time pass until a moment, stopping wherever something falls due. */
  liveUntil(moment: Temporal.Instant): Promise<void>;
  /** What is written down of the lead's events, in order, in wall time of the house: `stage1 Tue 12:00`. */
  events(leadId: string): Promise<string[]>;
  /** The reactions to events of this lead fail; null: of none. */
  breakOn(leadId: string | null): void;
}

/** In a database of its own. */
export async function openEscalationHouse(
  options: Omit<DealershipOptions, 'react' | 'in'> = {},
): Promise<EscalationHouse> {
  const happened: HappenedEvent[] = [];
  const stranded: Facts['escalation.leadStranded'][] = [];
  const failures: unknown[] = [];
  let broken: string | null = null;
  const house = await openDealership({
    ...options,
    react: (tx) => {
      const announce = react(tx);
      return async (name, fact) => {
        if (name === 'escalation.happened') {
          const { events } = fact as Facts['escalation.happened'];
          happened.push(...events);
          if (events.some(({ leadId }) => leadId === broken))
            throw new TypeError('a fault of whoever reacts');
        }
        if (name === 'escalation.leadStranded') stranded.push(fact as Facts['escalation.leadStranded']);
        await announce(name, fact);
      };
    },
  });
  const worker = (clock?: Clock) =>
    new DueWorker({
      database: house.another(clock),
      handlers: { ...mailJobs({ onFailed: ({ error }) => failures.push(error) }), ...escalationJobs() },
      onFailure: ({ error }) => failures.push(error),
    });
  const first = worker();
  return {
    ...house,
    happened,
    stranded,
    failures,
    worker,
    async liveUntil(moment) {
      for (;;) {
        await first.drain();
        const next = await first.nextAt();
        if (!next || Temporal.Instant.compare(next, moment) > 0) break;
        house.clock.moveTo(next);
      }
      house.clock.moveTo(moment);
      await first.drain();
    },
    async events(leadId) {
      const rows = await house.rows<{ kind: string; happened_at: Temporal.Instant }>(
        'select kind, happened_at from escalation_event where lead_id = $1 order by due_number, happened_at',
        [leadId],
      );
      return rows.map(({ kind, happened_at }) => `${kind} ${wall(happened_at)}`);
    },
    breakOn: (leadId) => {
      broken = leadId;
    },
  };
}

/** `Tue 10 12:00`, in the wall time of the house. */
export function wall(moment: Temporal.Instant): string {
  const there = moment.toZonedDateTimeISO('Europe/Berlin');
  const day = there.toLocaleString('en', { weekday: 'short' });
  return `${day} ${there.day} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
