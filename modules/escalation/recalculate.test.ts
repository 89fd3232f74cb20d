import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EscalationHouse, openEscalationHouse } from '../../test/world/escalation-house.ts';
import { at } from '../../test/world/lead-house.ts';
import type { HoursSettings, OpenLeads } from '../dealers/contract.ts';
import { readSettings, writeSettings } from '../dealers/index.ts';
import { createLead, leadFacts } from '../leads/index.ts';
import { setHours } from '../working-hours/index.ts';
import { previewOpenLeads } from './use-cases/preview-open-leads.ts';

// The clock of the house stands at Tuesday, 10 March 2026, 10:00.
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
const dueOf = async (leadId: string) => (await house.as(null, (tx) => leadFacts(tx, leadId))).due;
async function planned(leadId: string): Promise<Temporal.Instant | undefined> {
  const [row] = await house.rows<{ due_at: Temporal.Instant }>(
    "select due_at from due where kind = 'escalation' and subject_id = $1",
    [leadId],
  );
  return row?.due_at;
}
/** The present hours with a day off. */
const closedOn = (date: string) =>
  house.as(null, async (tx): Promise<HoursSettings> => {
    const { value } = await readSettings(tx, 'hours');
    return { ...value, ownDaysOff: [{ from: date, until: date, name: 'Inventory' }] };
  });
const save = (value: HoursSettings, openLeads?: OpenLeads) =>
  house.as(null, async (tx) => {
    const { version } = await readSettings(tx, 'hours');
    return setHours(tx, { version, value, ...(openLeads && { openLeads }) });
  });
const noted = () =>
  house.rows<{ open_leads: string; moved_leads: number }>(
    "select open_leads, moved_leads from dealer_setting where area = 'hours' order by version desc limit 1",
  );

describe('open leads when the hours change', () => {
  it('are due by the new hours, the worker looks at the new moments, and the version says how many moved', async () => {
    const leadId = await arrive();
    expect((await dueOf(leadId))?.at).toEqual(at('2026-03-10T12:00'));
    await save(await closedOn('2026-03-10'));
    expect(await dueOf(leadId)).toMatchObject({ kind: 'response', seconds: 7200, origin: 'dealer' });
    expect((await dueOf(leadId))?.at).toEqual(at('2026-03-11T11:00'));
    expect(await planned(leadId)).toEqual(at('2026-03-11T10:30'));
    expect(await noted()).toEqual([{ open_leads: 'recalculate', moved_leads: 1 }]);
    const [entry] = await house.rows("select details from lead_history where kind = 'recalculated'");
    expect(entry).toEqual({
      details: {
        because: 'hours',
        from: at('2026-03-10T12:00').toString(),
        to: at('2026-03-11T11:00').toString(),
      },
    });
    await house.liveUntil(at('2026-03-11T12:00'));
    expect(await house.events(leadId)).toEqual(['reminder Wed 11 10:30', 'stage1 Wed 11 11:00']);
  });

  it('stay as they are when only what comes from now on shall change', async () => {
    const leadId = await arrive();
    await save(await closedOn('2026-03-10'), 'keep');
    expect((await dueOf(leadId))?.at).toEqual(at('2026-03-10T12:00'));
    expect(await noted()).toEqual([{ open_leads: 'keep', moved_leads: 0 }]);
    const later = await arrive();
    expect((await dueOf(later))?.at).toEqual(at('2026-03-11T11:00'));
  });

  it('never have an event twice, however often the times change', async () => {
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T12:00'));
    expect(await house.events(leadId)).toEqual(['reminder Tue 10 11:30', 'stage1 Tue 10 12:00']);
    for (const responseMinutes of [240, 60, 180]) {
      await house.as(null, async (tx) => {
        const { version, value } = await readSettings(tx, 'escalation');
        await writeSettings(tx, 'escalation', { version, value: { ...value, responseMinutes } });
      });
    }
    expect((await dueOf(leadId))?.at).toEqual(at('2026-03-10T13:00'));
    await house.liveUntil(at('2026-03-12T18:00'));
    expect(await house.events(leadId)).toEqual([
      'reminder Tue 10 11:30',
      'stage1 Tue 10 12:00',
      // four hours after the due moment that holds now
      'stage2 Tue 10 17:00',
    ]);
  });

  it('take back what waits to be told of a lead that is due only later now', async () => {
    const leadId = await arrive();
    await house.liveUntil(at('2026-03-10T12:00'));
    const stage1 = () =>
      house.rows<{ settled_because: string | null }>(
        "select settled_because from notice where kind = 'stage1' and subject_id = $1",
        [leadId],
      );
    expect(await stage1()).toEqual([{ settled_because: null }]);
    await save(await closedOn('2026-03-10'));
    expect(await stage1()).toEqual([{ settled_because: 'moved' }]);
  });

  it('keep a moment that somebody chose, and what a colleague does at the same time', async () => {
    const leadId = await arrive();
    await house.as(house.people[0] ?? null, (tx) =>
      tx.announce('leads.dueMoved', { leadId, dueAt: at('2026-03-10T16:00'), reason: 'Is travelling' }),
    );
    await save(await closedOn('2026-03-10'));
    expect(await dueOf(leadId)).toMatchObject({ origin: 'chosen' });
    expect((await dueOf(leadId))?.at).toEqual(at('2026-03-10T16:00'));
    // stage 1 of a day off takes effect at the next opening
    expect(await planned(leadId)).toEqual(at('2026-03-10T15:30'));
    expect(await noted()).toEqual([{ open_leads: 'recalculate', moved_leads: 0 }]);
  });
});

describe('the preview', () => {
  it('tells what saving would do, and does nothing', async () => {
    const leadId = await arrive();
    house.clock.moveTo(at('2026-03-10T11:45'));
    const hours = await closedOn('2026-03-10');
    const told = await house.as(null, (tx) => previewOpenLeads(tx, { hours }));
    expect(told).toMatchObject({ open: 1, moved: 1, earlier: 0, later: 1, becomeLate: 0, nowInTime: 0 });
    expect(told.rows).toMatchObject([
      {
        leadId,
        customer: 'Anna Weber',
        assignee: 'Ada',
        before: { dueAt: at('2026-03-10T12:00').toString(), colour: 'yellow' },
        after: {
          dueAt: at('2026-03-11T11:00').toString(),
          colour: 'green',
          notice: { kind: 'reminder', at: at('2026-03-11T10:30').toString() },
        },
      },
    ]);
    expect((await dueOf(leadId))?.at).toEqual(at('2026-03-10T12:00'));
    expect((await house.as(null, (tx) => readSettings(tx, 'hours'))).version).toBe(0);
    await save(hours);
    expect((await dueOf(leadId))?.at.toString()).toBe(told.rows[0]?.after.dueAt);
  });

  it('counts who would be late at once, by other times', async () => {
    await arrive();
    house.clock.moveTo(at('2026-03-10T11:00'));
    const { value } = await house.as(null, (tx) => readSettings(tx, 'escalation'));
    const escalation = { ...value, responseMinutes: 45, reminderMinutes: null };
    const told = await house.as(null, (tx) => previewOpenLeads(tx, { escalation }));
    expect(told).toMatchObject({ moved: 1, earlier: 1, becomeLate: 1 });
  });

  it('refuses hours that could not be saved', async () => {
    const { value } = await house.as(null, (tx) => readSettings(tx, 'hours'));
    const hours = { ...value, weekly: { ...value.weekly, mon: [['18:00', '09:00']] as [string, string][] } };
    await expect(house.as(null, (tx) => previewOpenLeads(tx, { hours }))).rejects.toMatchObject({
      refusal: { kind: 'invalid', code: 'settings.intervalBackwards' },
    });
  });
});
