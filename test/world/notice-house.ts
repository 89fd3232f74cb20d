import { react } from '../../app/reactions.ts';
import { distributionJobs } from '../../modules/distribution/index.ts';
import { escalationJobs } from '../../modules/escalation/index.ts';
import { type NewNotice, noticeJobs, pushJobs } from '../../modules/notices/index.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { ensurePushKeys, pushSender } from '../../platform/push/index.ts';
import type { TestDatabase } from './database.ts';
import { type Dealership, openDealership } from './dealership.ts';
import { type Device, openDevice, type PushService } from './push-service.ts';

/** A mail to a user as it stands in the outbox. */
export interface NoticeMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** When it was put into the outbox. */
  readonly at: Temporal.Instant;
}

/** A dealership whose people are told things, in its own time. */
export interface NoticeHouse extends Dealership {
  /** A worker of the house; each call makes another, as another process would. */
  worker(): DueWorker;
  /** Moves the clock to a wall time of the dealership and does what is due by then; what fails throws. */
  until(local: string): Promise<void>;
  /** Lets time pass until a wall time, stopping wherever something falls due. */
  live(local: string): Promise<void>;
  /** What went to users since it was asked last, in the order in which it leaves. */
  mails(): Promise<NoticeMail[]>;
  /** A device of the user that takes messages at the service. */
  device(userId: string): Promise<Device & { readonly path: string }>;
  readonly troubles: unknown[];
}

export const publicUrl = 'http://desk.example';

/** `whole`: deadlines and pools are worked too; otherwise only notices. */
export async function openNoticeHouse(
  shared: TestDatabase,
  service: PushService,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<NoticeHouse> {
  const house = await openDealership({ react, in: shared });
  const keys = await house.database.inInstallation(ensurePushKeys);
  const troubles: unknown[] = [];
  function worker(): DueWorker {
    return new DueWorker({
      database: house.another(),
      handlers: {
        ...(whole && { ...distributionJobs(), ...escalationJobs() }),
        ...noticeJobs({ publicUrl }),
        ...pushJobs({
          send: pushSender({
            keys,
            contact: 'mailto:postmaster@leads.example',
            allows: (endpoint) => endpoint.startsWith(service.home),
          }),
          onTrouble: (trouble) => troubles.push(trouble),
        }),
      },
      onFailure: ({ error }) => troubles.push(error),
    });
  }
  const own = worker();
  let read = 0;
  let devices = 0;
  return {
    ...house,
    worker,
    troubles,
    until: async (local) => {
      house.clock.moveTo(at(local));
      await own.drain();
    },
    live: async (local) => {
      for (;;) {
        await own.drain();
        const next = await own.nextAt();
        if (!next || Temporal.Instant.compare(next, at(local)) > 0) break;
        house.clock.moveTo(next);
      }
      house.clock.moveTo(at(local));
      await own.drain();
    },
    mails: async () => {
      const rows = await house.rows<{
        envelope_to: string;
        created_at: Temporal.Instant;
        content: NoticeMail;
      }>(
        'select envelope_to, created_at, content from outbox where dealer_id = $1 and letter_id is null order by outbox_id offset $2',
        [house.dealerId, read],
      );
      read += rows.length;
      return rows.map(({ envelope_to, created_at, content }) => ({
        ...content,
        at: created_at,
        to: envelope_to.split('-')[0] ?? '',
      }));
    },
    device: async (userId) => {
      const device = openDevice();
      const path = `/${house.dealerId}/${++devices}`;
      await house.rows(
        `insert into push_subscription (dealer_id, subscription_id, user_id, endpoint, p256dh, auth, created_at)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
        [
          house.dealerId,
          userId,
          service.home + path,
          device.keys.p256dh,
          device.keys.auth,
          house.clock.now().toString(),
        ],
      );
      return { ...device, path };
    },
  };
}

/** Wall time of the dealership. */
export function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
}

export const leadId = '01900000-0000-7000-8000-000000000001';

/** A notice of the given kind about a lead of Sabine Köhler's. */
export function noticeOf(
  userId: string,
  kind: NewNotice['kind'],
  more: Partial<NewNotice> & { readonly now: Temporal.Instant },
): NewNotice {
  const { now, ...others } = more;
  return {
    userId,
    kind,
    subject: { kind: 'lead', id: leadId, title: 'Sabine Köhler', detail: 'VW Golf VIII' },
    dueAt: now,
    happenedAt: now,
    key: `${kind} 1`,
    because: kind === 'stage2' || kind === 'followUpStage2' ? 'supervisor' : 'assignee',
    standsInFor: null,
    actorName: null,
    ...others,
  };
}
