import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EscalationHouse, openEscalationHouse } from '../../test/world/escalation-house.ts';
import { at } from '../../test/world/lead-house.ts';
import { readSettings } from '../dealers/index.ts';
import { closeLead, createLead, handOverLead, leadFacts } from '../leads/index.ts';
import { listClosingReasons } from '../sources/index.ts';
import { setHours } from '../working-hours/index.ts';
import { recalculationView } from './screens/recalculation.ts';
import { fireEvents } from './use-cases/fire-events.ts';
import { recalculateOpenLeads } from './use-cases/recalculate.ts';
import { recalculateChunk } from './use-cases/recalculate-chunk.ts';

// The clock of the house stands at Tuesday, 10 March 2026, 10:00. Here more than two leads are many, and two are a piece.
const sizes = { atOnce: 2, chunk: 2 };
const rights = { handOver: true, seeAllLeads: true };
let house: EscalationHouse;
let leads: string[];
beforeEach(async () => {
  house = await openEscalationHouse();
  leads = [];
  for (let i = 0; i < 7; i++) {
    const customer = { name: `Customer ${i}`, email: `customer${i}@post.example` };
    leads.push((await house.as(null, (tx) => createLead(tx, { customer }))).leadId);
  }
  await house.worker().drain();
});
afterEach(() => house.close());

const oldDue = at('2026-03-10T12:00');
const newDue = at('2026-03-11T11:00');

/** Closes the house on these days, and begins to compute the open leads again; answers the version of the hours. */
const closeOn = (...dates: string[]) =>
  house.as(null, async (tx) => {
    const { version, value } = await readSettings(tx, 'hours');
    const ownDaysOff = dates.map((date) => ({ from: date, until: date, name: 'Inventory' }));
    const saved = await setHours(tx, { version, value: { ...value, ownDaysOff }, openLeads: 'keep' });
    await recalculateOpenLeads(tx, { area: 'hours', version: saved, openLeads: 'recalculate' }, sizes);
    return saved;
  });
const keepFrom = (date: string) =>
  house.as(null, async (tx) => {
    const { version, value } = await readSettings(tx, 'hours');
    const ownDaysOff = [...value.ownDaysOff, { from: date, until: date, name: 'Inventory' }];
    return setHours(tx, { version, value: { ...value, ownDaysOff }, openLeads: 'keep' });
  });
const dueOf = async (leadId: string) => (await house.as(null, (tx) => leadFacts(tx, leadId))).due?.at;
const dues = () => Promise.all(leads.map(dueOf));
const all = <T>(value: T): T[] => leads.map(() => value);
/** How often each lead was moved. */
const moves = async () => {
  const rows = await house.rows<{ lead_id: string }>(
    "select lead_id from lead_history where kind = 'recalculated'",
  );
  return leads.map((leadId) => rows.filter((row) => row.lead_id === leadId).length);
};
const noted = async (version: number) => {
  const [row] = await house.rows<{ open_leads: string; moved_leads: number | null }>(
    "select open_leads, moved_leads from dealer_setting where area = 'hours' and version = $1",
    [version],
  );
  return row;
};
const chunks = () =>
  house.rows<{ chunk_id: string }>('select chunk_id from recalculation_chunk order by from_lead_id');
/** Does the first piece, as a worker would. */
const doOne = async () => {
  const [first] = await chunks();
  return house.as(null, (tx) => recalculateChunk(tx, first?.chunk_id ?? ''));
};
const standing = () => house.as(null, recalculationView);

describe('many open leads when the hours change', () => {
  it('are computed piece by piece by the worker, and the version says in the end how many moved', async () => {
    const version = await closeOn('2026-03-10');
    expect(await dues()).toEqual(all(oldDue));
    expect(await noted(version)).toEqual({ open_leads: 'recalculate', moved_leads: null });
    expect(await standing()).toMatchObject({ running: { area: 'hours', leads: 7, computed: 0 } });
    await doOne();
    expect(await standing()).toMatchObject({ running: { leads: 7, computed: 2 } });
    await house.worker().drain();
    expect(await dues()).toEqual(all(newDue));
    expect(await moves()).toEqual(all(1));
    expect(await noted(version)).toEqual({ open_leads: 'recalculate', moved_leads: 7 });
    expect(await standing()).toEqual({ running: null });
    expect(await chunks()).toEqual([]);
    expect(house.failures).toEqual([]);
    await house.liveUntil(at('2026-03-11T11:30'));
    for (const leadId of leads) {
      expect(await house.events(leadId)).toEqual(['reminder Wed 11 10:30', 'stage1 Wed 11 11:00']);
    }
  });

  it('are moved once each by several workers', async () => {
    const version = await closeOn('2026-03-10');
    await Promise.all(Array.from({ length: 4 }, () => house.worker().drain()));
    await house.liveUntil(house.clock.now().add({ seconds: 5 }));
    expect(await dues()).toEqual(all(newDue));
    expect(await moves()).toEqual(all(1));
    expect(await noted(version)).toMatchObject({ moved_leads: 7 });
    expect(house.failures).toEqual([]);
  });

  it('are due by the new hours at once when they are new', async () => {
    await closeOn('2026-03-10');
    leads.push((await house.as(null, (tx) => createLead(tx, { customer: { name: 'New' } }))).leadId);
    expect(await dueOf(leads.at(-1) ?? '')).toEqual(newDue);
    await house.worker().drain();
    expect(await dues()).toEqual(all(newDue));
    expect(await moves()).toEqual([...Array.from({ length: 7 }, () => 1), 0]);
  });

  it('lose nothing when a worker ends in the middle, and nothing is done twice', async () => {
    const version = await closeOn('2026-03-10');
    const [first] = await chunks();
    const crash = house.as(null, async (tx) => {
      await recalculateChunk(tx, first?.chunk_id ?? '');
      await tx.completed();
      throw new Error('the plug was pulled');
    });
    await expect(crash).rejects.toThrow('the plug was pulled');
    expect(await moves()).toEqual(all(0));
    await doOne();
    // the row of a piece that is done comes again, as from a backup
    await house.as(null, (tx) => recalculateChunk(tx, first?.chunk_id ?? ''));
    await house.worker().drain();
    expect(await moves()).toEqual(all(1));
    expect(await noted(version)).toMatchObject({ moved_leads: 7 });
  });

  it('leave out a lead that somebody is working on, and come back to it', async () => {
    const version = await closeOn('2026-03-10');
    const [busy = ''] = leads;
    await house.as(null, async (tx) => {
      await tx.db.selectFrom('lead').select('lead_id').where('lead_id', '=', busy).forUpdate().execute();
      await house.worker().drain();
    });
    expect(await dueOf(busy)).toEqual(oldDue);
    expect(await moves()).toEqual([0, 1, 1, 1, 1, 1, 1]);
    await house.liveUntil(house.clock.now().add({ seconds: 2 }));
    expect(await dues()).toEqual(all(newDue));
    expect(await moves()).toEqual(all(1));
    expect(await noted(version)).toMatchObject({ moved_leads: 7 });
  });

  it('follow a second change in between, and each version knows its own', async () => {
    const one = await closeOn('2026-03-10');
    const [stale] = await chunks();
    await doOne();
    const two = await closeOn('2026-03-10', '2026-03-11');
    expect(await noted(one)).toEqual({ open_leads: 'recalculate', moved_leads: 2 });
    await house.as(null, (tx) => recalculateChunk(tx, stale?.chunk_id ?? ''));
    await house.worker().drain();
    expect(await dues()).toEqual(all(at('2026-03-12T11:00')));
    expect(await moves()).toEqual([2, 2, 1, 1, 1, 1, 1]);
    expect(await noted(one)).toMatchObject({ moved_leads: 2 });
    expect(await noted(two)).toMatchObject({ moved_leads: 7 });
  });

  it('go on by what was saved with them when a later change is only for what comes', async () => {
    await closeOn('2026-03-10');
    await doOne();
    await keepFrom('2026-03-11');
    await house.worker().drain();
    expect(await dues()).toEqual(all(newDue));
  });

  it('keep what people do in between', async () => {
    const [closed = '', answered = '', handedOver = ''] = leads;
    await closeOn('2026-03-10');
    await house.as(house.people[0] ?? null, async (tx) => {
      const [reason] = await listClosingReasons(tx);
      await closeLead(tx, rights, { leadId: closed, reasonId: reason?.reasonId ?? '' });
      await tx.announce('leads.answered', { leadId: answered, followUpAt: at('2026-03-13T10:00') });
      await handOverLead(tx, rights, { leadId: handedOver, userId: house.people[1] ?? '' });
    });
    await house.worker().drain();
    expect(await dueOf(closed)).toBeUndefined();
    expect(await dueOf(answered)).toEqual(at('2026-03-13T10:00'));
    expect(await dueOf(handedOver)).toEqual(newDue);
    expect(await moves()).toEqual([0, 0, 1, 1, 1, 1, 1]);
  });
});

describe('an event that falls due before the turn of its lead', () => {
  /** Only the events, by a worker that has not come to the pieces yet. */
  const onlyEvents = () => house.as(null, (tx) => fireEvents(tx, leads));

  it('does not happen by the deadline that was', async () => {
    const version = await closeOn('2026-03-10');
    house.clock.moveTo(at('2026-03-10T11:45'));
    const next = await onlyEvents();
    expect([...next.values()]).toEqual(all(at('2026-03-11T10:30')));
    expect(house.happened).toEqual([]);
    expect(await dues()).toEqual(all(newDue));
    await house.worker().drain();
    expect(await moves()).toEqual(all(1));
    expect(await noted(version)).toMatchObject({ moved_leads: 7 });
  });

  it('that has happened never happens again, and its notice is taken back', async () => {
    await house.liveUntil(at('2026-03-10T12:00'));
    await closeOn('2026-03-10');
    await house.worker().drain();
    const waiting = "select notice_id from notice where kind = 'stage1' and settled_at is null";
    expect(await house.rows(waiting)).toEqual([]);
    await house.liveUntil(at('2026-03-11T11:30'));
    for (const leadId of leads) {
      expect(await house.events(leadId)).toEqual(['reminder Tue 10 11:30', 'stage1 Tue 10 12:00']);
    }
  });
});
