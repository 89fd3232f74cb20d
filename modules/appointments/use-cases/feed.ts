import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusals.ts';
import { type Database, type DealerTx, system } from '../../../platform/sql/index.ts';
import { findDealerByKey, getDealer } from '../../dealers/index.ts';
import { taskLabels } from '../../tasks/index.ts';
import type { AppointmentKind, AppointmentState } from '../contract.ts';
import { feed, type IcsEvent } from '../rules/ics.ts';
import { replaceFeed, userOfFeed } from '../store/index.ts';
import { kindWord } from '../texts.ts';

const PAST_DAYS = 30;
const AHEAD_DAYS = 400;
/** How long a task of a moment takes in a calendar elsewhere. */
const TASK_MINUTES = 15;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes the secret of the address of one's own calendar, or a new one: the old one opens nothing any more. */
export async function makeFeed(tx: DealerTx, userId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await replaceFeed(tx, userId, hashOf(token));
  return token;
}

export const feedPath = (dealerKey: string, token: string): string => `/feeds/${dealerKey}/${token}.ics`;

/**
 * The appointments and open tasks of one user as a calendar file, for whoever has the secret. Refuses a secret that is not
 * one of now, and one of somebody who left, as if nothing were there.
 */
export async function readFeed(
  database: Database,
  link: { readonly dealerKey: string; readonly token: string },
): Promise<string> {
  const dealer = await database.inInstallation(({ db }) => findDealerByKey(db, link.dealerKey));
  if (!dealer) refuse('notFound', 'http.notFound');
  return database.inDealer({ dealerId: dealer.dealerId, actor: system }, async (tx) => {
    const user = await userOfFeed(tx, hashOf(link.token));
    if (!user) refuse('notFound', 'http.notFound');
    const { name, key } = await getDealer(tx);
    const events = [
      ...(await appointmentsOf(tx, user.userId, key)),
      ...(await tasksOf(tx, user.userId, key)),
    ];
    return feed(`${user.name} · ${name}`, events);
  });
}

async function appointmentsOf(tx: DealerTx, userId: string, dealerKey: string): Promise<IcsEvent[]> {
  const { language } = await getDealer(tx);
  const { rows } = await sql<{
    appointment_id: string;
    kind: AppointmentKind;
    state: AppointmentState;
    sequence: number;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    place: string | null;
    vehicle_title: string | null;
    customer: string | null;
    created_at: Temporal.Instant;
  }>`
    select appointment_id, appointment.kind, state, sequence, starts_at, ends_at, place, vehicle_title,
      contact.name as customer, appointment.created_at
    from appointment
    left join contact on contact.dealer_id = ${tx.dealerId} and contact.contact_id = appointment.contact_id
    where appointment.dealer_id = ${tx.dealerId} and user_id = ${userId} and state <> 'cancelled'
      and starts_at > ${tx.now.subtract({ hours: PAST_DAYS * 24 })}
      and starts_at < ${tx.now.add({ hours: AHEAD_DAYS * 24 })}
    order by starts_at, appointment_id limit 1000`.execute(tx.db);
  return rows.map((row) => ({
    uid: `${row.appointment_id}@${dealerKey}.appointments`,
    sequence: row.sequence,
    changedAt: row.created_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    summary: [kindWord(row.kind, language), row.customer].filter((part) => part !== null).join(': '),
    location: row.place,
    description: row.vehicle_title,
    cancelled: false,
  }));
}

async function tasksOf(tx: DealerTx, userId: string, dealerKey: string): Promise<IcsEvent[]> {
  const { rows } = await sql<{
    task_id: string;
    version: number;
    due_on: Temporal.PlainDate | null;
    due_at: Temporal.Instant;
    yellow_from: Temporal.Instant;
    due_set_at: Temporal.Instant;
  }>`
    select task_id, version, due_on, due_at, yellow_from, due_set_at from task
    where dealer_id = ${tx.dealerId} and assignee_id = ${userId} and state = 'open'
      and due_at < ${tx.now.add({ hours: AHEAD_DAYS * 24 })}
    order by due_at, task_id limit 1000`.execute(tx.db);
  const labels = await taskLabels(
    tx,
    rows.map((row) => row.task_id),
  );
  return rows.map((row) => {
    const label = labels.get(row.task_id);
    // a task of a day stands at its opening
    const startsAt = row.due_on === null ? row.due_at : row.yellow_from;
    return {
      uid: `${row.task_id}@${dealerKey}.tasks`,
      sequence: row.version,
      changedAt: row.due_set_at,
      startsAt,
      endsAt: startsAt.add({ minutes: TASK_MINUTES }),
      summary: [label?.what, label?.customer].filter((part) => part).join(': '),
      location: null,
      description: label?.vehicle ?? null,
      cancelled: false,
    };
  });
}
