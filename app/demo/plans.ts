import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { Refused } from '../../kernel/refusals.ts';
import type { AppointmentKind } from '../../modules/appointments/contract.ts';
import { makeAppointment } from '../../modules/appointments/index.ts';
import { readSettings } from '../../modules/dealers/index.ts';
import { listTaskTypes, makeTask, setTasks } from '../../modules/tasks/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { system } from '../../platform/sql/index.ts';
import type { Parts } from '../parts.ts';
import type { Chance } from './random.ts';
import type { StageDealer } from './stage-types.ts';

/** What people have planned at the end of the demo's weeks: calls, things to do, test drives of this week and the next. */

interface Wanted {
  /** Type and title. */
  readonly tasks: readonly (readonly [type: string, title: string])[];
  readonly weekly: string;
  readonly places: readonly (string | null)[];
}

const wanted: { readonly [language in 'de' | 'nl']: Wanted } = {
  de: {
    tasks: [
      ['call', 'Angebot nachfassen'],
      ['call', 'Finanzierung erklären'],
      ['general', 'Unterlagen zur Inzahlungnahme anfordern'],
      ['email', 'Bilder vom Innenraum schicken'],
      ['call', 'Nach der Probefahrt fragen, wie es war'],
    ],
    weekly: 'Vorführwagen waschen lassen',
    places: ['Ausstellung', 'Hof hinten', null],
  },
  nl: {
    tasks: [
      ['call', 'Offerte opvolgen'],
      ['call', 'Financiering uitleggen'],
      ['general', 'Papieren voor de inruil opvragen'],
      ['email', "Foto's van het interieur sturen"],
      ['call', 'Vragen hoe de proefrit was'],
    ],
    weekly: 'Demo-auto laten wassen',
    places: ['Showroom', 'Terrein achter', null],
  },
};
const kinds: readonly AppointmentKind[] = ['testDrive', 'testDrive', 'viewing', 'handover'];

interface OpenLead {
  readonly leadId: string;
  readonly userId: string;
  readonly name: string;
}

export async function planAhead(
  { database }: Pick<Parts, 'database'>,
  dealers: readonly StageDealer[],
  chance: Chance,
  until: Temporal.Instant,
): Promise<void> {
  for (const { dealer, dealerId, names } of dealers) {
    const own = dealer.language === 'nl' ? wanted.nl : wanted.de;
    const leads = await database.inDealer({ dealerId, actor: system, now: until }, openLeads);
    // planned some days ago, so that some of it is late by now
    const before = until.subtract({ hours: 72 });
    const as = <T>(
      lead: Pick<OpenLead, 'userId' | 'name'>,
      now: Temporal.Instant,
      deed: (tx: DealerTx) => Promise<T>,
    ) =>
      database.inDealer(
        { dealerId, actor: { kind: 'user', userId: lead.userId, name: lead.name }, now },
        deed,
      );
    const today = until.toZonedDateTimeISO(dealer.timeZone).toPlainDate();
    for (const [i, lead] of leads.slice(0, 14).entries()) {
      const [key, title] = chance.pick(own.tasks);
      await as(lead, before, async (tx) => {
        const types = await listTaskTypes(tx);
        const taskTypeId = types.find((type) => type.key === key)?.taskTypeId;
        await makeTask(tx, {
          title,
          leadId: lead.leadId,
          ...(taskTypeId === undefined ? {} : { taskTypeId }),
          due: { on: today.add({ days: Math.floor(i / 2) - 2 }).toString() },
        });
      });
    }
    for (const [i, lead] of leads.slice(4, 18).entries()) {
      const starts = today
        .add({ days: Math.floor(i / 2) })
        .toZonedDateTime({ timeZone: dealer.timeZone, plainTime: { hour: 10 + ((i * 3) % 7) } });
      await as(lead, before, (tx) => appointment(tx, lead, starts, chance, own.places));
    }
    const [[userId, name] = []] = names;
    if (userId === undefined || name === undefined) continue;
    await as({ userId, name }, before, (tx) =>
      makeTask(tx, {
        title: own.weekly,
        due: { on: today.add({ days: 1 }).toString() },
        series: { every: 1, unit: 'week' },
      }),
    );
    await database.inDealer({ dealerId, actor: system, now: until }, settleRules);
  }
}

async function openLeads(tx: DealerTx): Promise<OpenLead[]> {
  const { rows } = await sql<OpenLead>`
    select lead_id as "leadId", assignee_id as "userId", "user".name
    from lead join user_account as "user" on "user".user_id = lead.assignee_id
    where dealer_id = ${tx.dealerId} and state = 'open' and due_at > ${tx.now} and waiting_since is null
    order by received_at desc, lead_id limit 18`.execute(tx.db);
  return rows;
}

async function appointment(
  tx: DealerTx,
  { leadId }: OpenLead,
  starts: Temporal.ZonedDateTime,
  chance: Chance,
  places: readonly (string | null)[],
): Promise<void> {
  // closed on Sundays and Saturday afternoons
  if (starts.dayOfWeek === 7 || (starts.dayOfWeek === 6 && starts.hour > 11)) return;
  try {
    await makeAppointment(
      tx,
      { seeAllLeads: true, handOver: false },
      {
        kind: chance.pick(kinds),
        leadId,
        startsAt: starts.toInstant().toString(),
        endsAt: starts
          .add({ minutes: chance.pick([30, 45, 60]) })
          .toInstant()
          .toString(),
        place: chance.pick(places),
        setMaturity: true,
      },
    );
  } catch (error) {
    // somebody has something else then
    if (!(error instanceof Refused)) throw error;
  }
}

/** Birthdays and ends of leases make tasks by themselves. */
async function settleRules(tx: DealerTx): Promise<void> {
  const { version, value } = await readSettings(tx, 'tasks');
  const types = await listTaskTypes(tx);
  const typeOf = (key: string) => types.find((type) => type.key === key)?.taskTypeId ?? '';
  const rule = { active: true, title: null, assignTo: 'lastSalesperson', userId: null } as const;
  await setTasks(tx, {
    version,
    value: {
      ...value,
      rules: [
        {
          ...rule,
          ruleId: newId(tx.now),
          occasion: 'birthday',
          before: { count: 0, unit: 'days' },
          taskTypeId: typeOf('birthday'),
        },
        {
          ...rule,
          ruleId: newId(tx.now),
          occasion: 'leaseEnd',
          before: { count: 6, unit: 'months' },
          taskTypeId: typeOf('leaseEnd'),
        },
      ],
    },
  });
}
