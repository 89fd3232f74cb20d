import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EscalationHouse, openEscalationHouse } from '../../test/world/escalation-house.ts';
import { at } from '../../test/world/lead-house.ts';
import { defaultSettings, writeSettings } from '../dealers/index.ts';
import { closeLead, createLead, leadFacts } from '../leads/index.ts';
import { listClosingReasons } from '../sources/index.ts';

let house: EscalationHouse;
beforeEach(async () => {
  house = await openEscalationHouse();
});
afterEach(() => house.close());

let count = 0;
async function arrive(): Promise<string> {
  const email = `customer${++count}@post.example`;
  return (await house.as(null, (tx) => createLead(tx, { customer: { name: 'Anna Weber', email } }))).leadId;
}
/** What waits in the table of due work for the lead. */
async function waiting(leadId: string): Promise<{ due_at: Temporal.Instant; attempts: number } | undefined> {
  const [row] = await house.rows<{ due_at: Temporal.Instant; attempts: number }>(
    "select due_at, attempts from due where kind = 'escalation' and subject_id = $1",
    [leadId],
  );
  return row;
}
const answer = (leadId: string, followUpAt: Temporal.Instant | null = null) =>
  house.as(house.people[0] ?? null, (tx) => tx.announce('leads.answered', { leadId, followUpAt }));

describe('what happens when nobody does anything', () => {
  it('happens at its moment, once, in order, and then nothing more waits', async () => {
    const leadId = await arrive();
    expect((await waiting(leadId))?.due_at).toEqual(at('2026-03-10T11:30'));
    await house.liveUntil(at('2026-03-10T11:59'));
    expect(await house.events(leadId)).toEqual(['reminder Tue 10 11:30']);
    await house.liveUntil(at('2026-03-20T09:00'));
    expect(await house.events(leadId)).toEqual([
      'reminder Tue 10 11:30',
      'stage1 Tue 10 12:00',
      'stage2 Tue 10 16:00',
    ]);
    expect(house.happened.map(({ kind }) => kind)).toEqual(['reminder', 'stage1', 'stage2']);
    expect(await waiting(leadId)).toBeUndefined();
    expect(house.failures).toEqual([]);
  });

  it('stands in the history and is told with who has to know', async () => {
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T12:00'));
    const [ada] = house.people;
    expect(house.happened[1]).toMatchObject({
      leadId,
      kind: 'stage1',
      dueNumber: 1,
      assigneeId: ada,
      recipients: [{ userId: ada, because: 'assignee', standsInFor: null }],
    });
    const [entry] = await house.rows<{ details: unknown; actor_id: string | null }>(
      "select details, actor_id from lead_history where kind = 'escalated' and lead_id = $1 order by at desc limit 1",
      [leadId],
    );
    expect(entry).toEqual({
      actor_id: null,
      details: {
        event: 'stage1',
        at: at('2026-03-10T12:00').toString(),
        dueAt: at('2026-03-10T12:00').toString(),
        told: 'Ada',
      },
    });
  });

  it('is over when the lead is closed, and begins anew with a new deadline', async () => {
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T12:00'));
    await answer(leadId, at('2026-03-11T10:00'));
    expect((await waiting(leadId))?.due_at).toEqual(at('2026-03-11T10:00'));
    await house.liveUntil(at('2026-03-11T23:00'));
    expect(await house.events(leadId)).toEqual([
      'reminder Tue 10 11:30',
      'stage1 Tue 10 12:00',
      'followUp Wed 11 10:00',
    ]);
    await house.as(null, async (tx) => {
      const [reason] = await listClosingReasons(tx);
      const rights = { seeAllLeads: true, handOver: true };
      await closeLead(tx, rights, { leadId, reasonId: reason?.reasonId ?? '' });
    });
    expect(await waiting(leadId)).toBeUndefined();
  });
});

describe('the clock of the machine', () => {
  it('slept for days: everything that passed happens once, in order', async () => {
    const [one, two] = [await arrive(), await arrive()];
    house.clock.moveTo(at('2026-03-14T08:00'));
    await house.worker().drain();
    for (const leadId of [one, two]) expect(await house.events(leadId)).toHaveLength(3);
    expect(house.happened.map(({ at: moment }) => moment)).toEqual(
      house.happened.map(({ at: moment }) => moment).toSorted((a, b) => Temporal.Instant.compare(a, b)),
    );
  });

  it('is set back: nothing happens again', async () => {
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T12:30'));
    await house.worker({ now: () => at('2026-03-10T10:30') }).drain();
    await house.liveUntil(at('2026-03-10T13:00'));
    expect(house.happened).toHaveLength(2);
    expect((await waiting(leadId))?.due_at).toEqual(at('2026-03-10T16:00'));
  });

  it('and a row that comes again, as from a backup, lets nothing happen again', async () => {
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T12:30'));
    await house.rows("update due set due_at = $2 where kind = 'escalation' and subject_id = $1", [
      leadId,
      at('2026-03-10T11:30').toString(),
    ]);
    await house.worker().drain();
    expect(house.happened).toHaveLength(2);
    expect((await waiting(leadId))?.due_at).toEqual(at('2026-03-10T16:00'));
  });

  it('read the enquiry late: a reminder that was past by then does not exist', async () => {
    const leadId = await arrive();
    await house.rows('update lead set due_set_at = $1', [at('2026-03-10T11:45').toString()]);
    await house.liveUntil(at('2026-03-10T12:00'));
    expect(await house.events(leadId)).toEqual(['stage1 Tue 10 12:00']);
  });
});

describe('a lead that fails', () => {
  it('backs off alone; all others have their events', async () => {
    const leads = await Promise.all(Array.from({ length: 30 }, arrive));
    const [bad = ''] = leads;
    house.breakOn(bad);
    house.clock.moveTo(at('2026-03-10T11:30'));
    await house.worker().drain();
    for (const leadId of leads) {
      expect(await house.events(leadId)).toEqual(leadId === bad ? [] : ['reminder Tue 10 11:30']);
    }
    expect(house.failures).toHaveLength(1);
    expect(await waiting(bad)).toEqual({ due_at: at('2026-03-10T11:30:05'), attempts: 1 });
    house.breakOn(null);
    await house.liveUntil(at('2026-03-10T11:31'));
    expect(await house.events(bad)).toEqual(['reminder Tue 10 11:30']);
    expect(await waiting(bad)).toEqual({ due_at: at('2026-03-10T12:00'), attempts: 0 });
  });

  it('is looked at a second later when somebody is working on it', async () => {
    const leadId = await arrive();
    house.clock.moveTo(at('2026-03-10T11:30'));
    await house.as(null, async (tx) => {
      await tx.db.selectFrom('lead').select('lead_id').where('lead_id', '=', leadId).forUpdate().execute();
      await house.worker().drain();
    });
    expect(await house.events(leadId)).toEqual([]);
    await house.liveUntil(at('2026-03-10T11:30:01'));
    expect(await house.events(leadId)).toEqual(['reminder Tue 10 11:30']);
  });
});

describe('several workers', () => {
  it('let each event happen once', async () => {
    const leads = await Promise.all(Array.from({ length: 60 }, arrive));
    house.clock.moveTo(at('2026-03-10T17:00'));
    await Promise.all(Array.from({ length: 4 }, () => house.worker().drain()));
    expect(house.happened).toHaveLength(3 * leads.length);
    expect(new Set(house.happened.map(({ leadId, kind }) => leadId + kind)).size).toBe(3 * leads.length);
    expect(house.failures).toEqual([]);
  });
});

describe('after stage 2', () => {
  it.each([
    ['nothing', null],
    ['reassign', 'anotherPerson'],
    ['pool', 'pool'],
  ] as const)('the setting %s', async (afterStage2, goesTo) => {
    await house.as(null, (tx) =>
      writeSettings(tx, 'escalation', {
        version: 0,
        value: { ...defaultSettings('escalation', { country: 'DE', region: null }), afterStage2 },
      }),
    );
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T17:00'));
    const stranded = house.stranded.map((fact) => [fact.leadId, fact.goesTo]);
    expect(stranded).toEqual(goesTo === null ? [] : [[leadId, goesTo]]);
    const lead = await house.as(null, (tx) => leadFacts(tx, leadId));
    // there is no pool here, so only another person takes it over; the deadline is as it was
    expect(lead.assigneeId === house.people[0]).toBe(goesTo !== 'anotherPerson');
    expect(lead.due?.at).toEqual(at('2026-03-10T12:00'));
    expect(house.failures).toEqual([]);
  });
});
