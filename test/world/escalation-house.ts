import { react } from '../../app/reactions.ts';
import type { Facts } from '../../kernel/facts.ts';
import { escalationJobs } from '../../modules/escalation/index.ts';
import { mailJobs } from '../../modules/mail/index.ts';
import { noticeJobs } from '../../modules/notices/index.ts';
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
  /** The mails about the lead's events that have left, or never will: `stage2 to Cleo Sat 14 09:00`, `… dropped`. */
  mails(leadId: string): Promise<string[]>;
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
      handlers: {
        ...mailJobs({ onFailed: ({ error }) => failures.push(error) }),
        ...escalationJobs(),
        ...noticeJobs({ publicUrl: 'http://desk.example' }),
      },
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
    async mails(leadId) {
      const rows = await house.rows<{
        kind: string;
        name: string;
        state: string;
        ended_at: Temporal.Instant;
      }>(
        `select notice.kind, name, state, ended_at
         from notice_delivery join notice using (dealer_id, notice_id) join user_account on user_account.user_id = notice.user_id
         where subject_id = $1 and channel = 'mail' and kind <> 'newLead' and ended_at is not null
         order by ended_at, notice.happened_at`,
        [leadId],
      );
      return rows.map(
        ({ kind, name, state, ended_at }) =>
          `${kind} to ${name} ${state === 'sent' ? wall(ended_at) : state}`,
      );
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
