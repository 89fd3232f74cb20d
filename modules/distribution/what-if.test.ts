import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { type Ask, type Desk, openDesk } from '../../test/world/desk.ts';
import { defaultSettings, readSettings, writeSettings } from '../dealers/index.ts';
import { createLead, logCall } from '../leads/index.ts';
import { planAbsence } from '../people/index.ts';
import type { WhatIfView } from './contract.ts';
import { routes } from './routes.ts';

const allRights = { seeAllLeads: true, handOver: true };
const trial = { from: '2026-03-01', until: '2026-03-31', model: 'pace' };
const nine = [['09:00', '18:00']];
const week = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };

let desk: Desk;
let dealerId: string;
let anna: string;
let ben: string;
let cora: string;
let boss: string;
let supervisor: string;
let salesperson: string;
let stranger: string;

/** Three Saturdays with eight leads each, which Anna and Ben work off on Monday, too slowly for the last ones. */
beforeAll(async () => {
  desk = await openDesk({ routes, react, now: '2026-03-02T09:00+01:00' });
  dealerId = await desk.dealer('north');
  const other = await desk.dealer('south');
  await desk.in(dealerId, seedDealer);
  anna = await desk.member(dealerId, 'anna', 'salesperson');
  ben = await desk.member(dealerId, 'ben', 'salesperson');
  cora = await desk.member(dealerId, 'cora', 'administrator');
  const office = [
    cora,
    await desk.member(dealerId, 'dora', 'supervisor'),
    anna,
    await desk.member(other, 'eve', 'administrator'),
  ];
  await desk.in(dealerId, async (tx) => {
    const value = { ...defaultSettings('hours', { country: 'DE', region: 'BW' }), weekly: week as never };
    await writeSettings(tx, 'hours', { version: 0, value });
  });
  for (const saturday of ['2026-03-07', '2026-03-14', '2026-03-21']) await weekendOf(saturday);
  desk.clock.moveTo(Temporal.Instant.from('2026-03-25T12:00+01:00'));
  const sessions = await Promise.all(office.map((userId) => desk.signedIn(userId)));
  [boss = '', supervisor = '', salesperson = '', stranger = ''] = sessions;
});
afterAll(() => desk.close());

async function weekendOf(saturday: string): Promise<void> {
  const leads: string[] = [];
  for (let i = 0; i < 8; i++) {
    desk.clock.moveTo(Temporal.Instant.from(`${saturday}T10:00+01:00`).add({ minutes: i * 20 }));
    const customer = { name: `Kunde ${saturday} ${i}`, email: `k${saturday}${i}@post.example` };
    const { leadId } = await desk.in(dealerId, (tx) => createLead(tx, { customer, type: 'general' }));
    leads.push(leadId);
  }
  for (const [i, leadId] of leads.entries()) {
    const monday = Temporal.Instant.from(`${saturday}T09:00+01:00`).add({ hours: 48 });
    desk.clock.moveTo(monday.add({ minutes: 40 * (1 + (i >> 1)) }));
    const { assignee_id: userId } = await desk.in(dealerId, (tx) =>
      tx.db.selectFrom('lead').select('assignee_id').where('lead_id', '=', leadId).executeTakeFirstOrThrow(),
    );
    const actor = { kind: 'user', userId, name: 'x' } as const;
    await desk.database.inDealer({ dealerId, actor }, (tx) =>
      logCall(tx, allRights, { leadId, reached: true }),
    );
  }
}

const ask = (method: Parameters<Desk['ask']>[0], path: string, more: Ask = {}) =>
  desk.ask(method, `/dealers/north/what-ifs${path}`, { as: boss, ...more });

async function begun(changes: object, name = 'Samstags offen'): Promise<WhatIfView> {
  const { status, json } = await ask('POST', '', { body: { name, changes, trial } });
  expect([status, json]).toEqual([201, json]);
  return json as WhatIfView;
}
const apply = (whatIfId: string) => ask('POST', `/${whatIfId}/application`, { body: {} });
const saturdays = { hours: { weekly: { ...week, sat: [['09:00', '16:00']] } } };

describe('a run', () => {
  it('shows fewer late leads with Saturdays open, and near what really happened without', async () => {
    const { whatIfId } = await begun(saturdays);
    const { status, json } = await ask('POST', `/${whatIfId}/runs`);
    expect(status).toBe(200);
    const { outcome } = json as WhatIfView;
    expect(outcome).toMatchObject({ stale: false, before: { leads: 24 }, after: { leads: 24 } });
    // of each weekend the last two were called at 11:40, forty minutes too late
    expect(outcome?.calibration).toEqual({ byRules: 24, sameAssignee: 24, lateReally: 6, lateReplayed: 6 });
    expect(outcome?.after.late).toBe(0);
    expect(outcome?.changed).toMatchObject({ total: 6, nowInTime: 6, nowLate: 0, otherAssignee: 0 });
    expect(outcome?.changed.rows[0]).toMatchObject({
      customer: 'Kunde 2026-03-07 6',
      before: { state: 'late', assignee: 'anna' },
      after: { state: 'inTime', assignee: 'anna' },
    });
    expect(outcome?.before.people.map(({ name, leads }) => [name, leads])).toEqual([
      ['anna', 12],
      ['ben', 12],
    ]);
    expect((await ask('GET', `/${whatIfId}/progress`)).json).toEqual({ share: null });
  });

  it('tells who would get the leads of somebody who had been away', async () => {
    const away = {
      userId: anna,
      from: '2026-03-01T00:00:00Z',
      until: '2026-03-20T00:00:00Z',
      deputyUserId: null,
    };
    const { whatIfId } = await begun({ absences: { added: [away], removed: [] } });
    const { outcome } = (await ask('POST', `/${whatIfId}/runs`)).json as WhatIfView;
    const leadsOf = (side: 'before' | 'after') => outcome?.[side].people.map(({ leads }) => leads);
    expect([leadsOf('before'), leadsOf('after')]).toEqual([
      [12, 12],
      [4, 20],
    ]);
    expect(outcome?.changed.otherAssignee).toBe(8);
  });

  it('says where leads would have stranded', async () => {
    const off = { receivesRequests: false };
    const { whatIfId } = await begun({ people: { [anna]: off, [ben]: off } });
    const { outcome } = (await ask('POST', `/${whatIfId}/runs`)).json as WhatIfView;
    expect(outcome).toMatchObject({ before: { stranded: 0 }, after: { stranded: 24 } });
    expect(outcome?.stranded).toHaveLength(24);
    expect(outcome?.stranded[0]).toMatchObject({ now: true, before: false, customer: 'Kunde 2026-03-07 0' });
  });

  it('of a period without leads shows none', async () => {
    const { whatIfId } = await begun(saturdays);
    await ask('PATCH', `/${whatIfId}`, {
      body: { trial: { ...trial, from: '2025-01-01', until: '2025-01-31' } },
    });
    const { outcome } = (await ask('POST', `/${whatIfId}/runs`)).json as WhatIfView;
    expect(outcome).toMatchObject({
      before: { leads: 0, budget: null, weeks: [] },
      changed: { total: 0 },
      days: 31,
    });
  });
});

describe('a scratch copy', () => {
  it('is kept, renamed, changed and discarded; what came out before a change is stale', async () => {
    const { whatIfId } = await begun(saturdays, ' Samstags ');
    expect((await ask('POST', `/${whatIfId}/runs`)).json).toMatchObject({
      name: 'Samstags',
      outcome: { stale: false },
    });
    const renamed = await ask('PATCH', `/${whatIfId}`, { body: { name: 'Samstagvormittag' } });
    expect(renamed.json).toMatchObject({
      name: 'Samstagvormittag',
      createdBy: 'cora',
      outcome: { stale: false },
    });
    const longer = { ...saturdays, escalation: { responseMinutes: 180 } };
    expect((await ask('PATCH', `/${whatIfId}`, { body: { changes: longer } })).json).toMatchObject({
      changes: longer,
      outcome: { stale: true },
    });
    expect((await ask('GET', '')).json).toMatchObject({
      mayChange: true,
      rows: expect.arrayContaining([
        expect.objectContaining({
          whatIfId,
          areas: ['hours', 'escalation'],
          result: expect.objectContaining({ leads: 24, lateBefore: 6, lateAfter: 0 }),
        }),
      ]),
    });
    expect((await ask('DELETE', `/${whatIfId}`)).status).toBe(204);
    expect((await ask('GET', `/${whatIfId}`)).json.code).toBe('whatIf.notFound');
    expect((await ask('GET', '')).json.rows.some((row: WhatIfView) => row.whatIfId === whatIfId)).toBe(false);
  });

  it.each<[string, object, string, string]>([
    [
      'hours that cannot be read',
      { hours: { weekly: { ...week, sat: [['16:00', '09:00']] } } },
      'changes.hours.weekly.sat.0',
      'settings.intervalBackwards',
    ],
    [
      'no hours at all',
      { hours: { weekly: Object.fromEntries(Object.keys(week).map((day) => [day, []])) } },
      'changes.hours.weekly',
      'settings.noHours',
    ],
    [
      'a reminder before the lead',
      { escalation: { reminderMinutes: 500 } },
      'changes.escalation.reminderMinutes',
      'settings.reminderNotBeforeResponse',
    ],
    [
      'a fallback user who is nobody here',
      { distribution: { fallbackUserId: '018f0000-0000-7000-8000-000000000000' } },
      'changes.distribution.fallbackUserId',
      'settings.userUnknown',
    ],
    [
      'somebody who is nobody here',
      { people: { '018f0000-0000-7000-8000-000000000000': { receivesRequests: true } } },
      'changes.people.018f0000-0000-7000-8000-000000000000',
      'people.userUnknown',
    ],
    [
      'an absence that runs backwards',
      {
        absences: {
          added: [
            {
              userId: 'ANNA',
              from: '2026-04-02T00:00:00Z',
              until: '2026-04-01T00:00:00Z',
              deputyUserId: null,
            },
          ],
          removed: [],
        },
      },
      'changes.absences.added.0.until',
      'people.absenceBackwards',
    ],
  ])('refuses %s with the field and the reason', async (_, changes, field, code) => {
    const body = JSON.parse(JSON.stringify({ name: 'x', changes, trial }).replaceAll('ANNA', anna));
    const { status, json } = await ask('POST', '', { body });
    expect([status, json.field, json.code]).toEqual([422, field, code]);
  });

  it.each<[object, string]>([
    [{ ...trial, until: '2026-02-01' }, 'whatIf.periodBackwards'],
    [{ ...trial, from: '2020-01-01' }, 'whatIf.periodTooLong'],
    [{ ...trial, from: '2026-03-30' }, 'whatIf.periodNotPast'],
  ])('refuses the period %j', async (given, code) => {
    expect((await ask('POST', '', { body: { name: 'x', trial: given } })).json.code).toBe(code);
  });

  it('takes no field that the settings do not have', async () => {
    const body = { name: 'x', trial, changes: { hours: { opening: [] } } };
    expect((await ask('POST', '', { body })).status).toBe(422);
  });

  it('is for those who set up; supervisors look; others see nothing', async () => {
    const { whatIfId } = await begun(saturdays);
    expect((await ask('GET', `/${whatIfId}`, { as: supervisor })).json).toMatchObject({ mayChange: false });
    expect((await ask('GET', '', { as: supervisor })).json).toMatchObject({ mayChange: false });
    for (const [method, path, body] of [
      ['PATCH', '', { name: 'mine' }],
      ['POST', '/runs', undefined],
      ['POST', '/base', undefined],
      ['POST', '/application', {}],
      ['DELETE', '', undefined],
    ] as const) {
      const to = (as: string | undefined) => ask(method, `/${whatIfId}${path}`, { as, body });
      const statuses = [
        (await to(supervisor)).status,
        (await to(salesperson)).status,
        (await to(stranger)).status,
        (await to(undefined)).status,
      ];
      expect([method, path, ...statuses]).toEqual([method, path, 403, 403, 404, 401]);
    }
    expect((await ask('GET', `/${whatIfId}`, { as: salesperson })).status).toBe(403);
    const foreign = await desk.ask('GET', `/dealers/south/what-ifs/${whatIfId}`, { as: stranger });
    expect(foreign.status).toBe(404);
  });
});

describe('applying', () => {
  const settings = (area: 'hours' | 'escalation' | 'distribution') =>
    desk.in(dealerId, async (tx) => (await readSettings(tx, area)) as { version: number; value: unknown });

  it('saves all that it changes, and is history then', async () => {
    const inApril = {
      userId: ben,
      from: '2026-04-06T00:00:00Z',
      until: '2026-04-10T00:00:00Z',
      deputyUserId: anna,
    };
    const inFebruary = { ...inApril, from: '2026-02-02T00:00:00Z', until: '2026-02-06T00:00:00Z' };
    const { whatIfId } = await begun({
      ...saturdays,
      escalation: { responseMinutes: 150 },
      distribution: { weights: { [anna]: 2 } },
      people: { [ben]: { receivesRequests: false } },
      absences: { added: [inApril, inFebruary], removed: [] },
    });
    const applied = await apply(whatIfId);
    expect(applied.json).toEqual({
      areas: ['hours', 'escalation', 'distribution', 'people'],
      absencesPassedOver: 1,
    });
    expect((await settings('hours')).value).toMatchObject({ weekly: saturdays.hours.weekly });
    expect((await settings('escalation')).value).toMatchObject({ responseMinutes: 150, reminderMinutes: 30 });
    expect((await settings('distribution')).value).toMatchObject({ weights: { [anna]: 2 } });
    const people = (await desk.ask('GET', '/dealers/north/users', { as: boss })).json.rows;
    expect(people.find(({ userId }: { userId: string }) => userId === ben)).toMatchObject({
      receivesRequests: false,
      absences: [{ from: inApril.from, deputy: { name: 'anna' } }],
    });
    expect((await ask('GET', `/${whatIfId}`)).json).toMatchObject({ appliedBy: 'cora', moved: [] });
    for (const [method, path, body] of [
      ['POST', '/application', {}],
      ['PATCH', '', { changes: {} }],
      ['POST', '/base', undefined],
    ] as const) {
      expect((await ask(method, `/${whatIfId}${path}`, { body })).json.code).toBe('whatIf.applied');
    }
  });

  it('is refused when something it changes was saved since, until it takes that over', async () => {
    const { whatIfId } = await begun({ escalation: { stage2Minutes: 60 } });
    const { version, value } = await settings('escalation');
    await desk.in(dealerId, (tx) =>
      writeSettings(tx, 'escalation', {
        version,
        value: { ...(value as object), reminderMinutes: 20 } as never,
      }),
    );
    expect((await ask('GET', `/${whatIfId}`)).json).toMatchObject({ moved: ['escalation'] });
    const refused = await apply(whatIfId);
    expect([refused.status, refused.json.code]).toEqual([409, 'whatIf.changedMeanwhile']);
    expect((await ask('POST', `/${whatIfId}/base`)).json).toMatchObject({ moved: [] });
    expect((await apply(whatIfId)).status).toBe(200);
    expect((await settings('escalation')).value).toMatchObject({ stage2Minutes: 60, reminderMinutes: 20 });
  });

  it('is not held up by what it does not change', async () => {
    const { whatIfId } = await begun({ escalation: { stage2Minutes: 90 } });
    await desk.in(dealerId, (tx) =>
      planAbsence(tx, {
        userId: anna,
        from: Temporal.Instant.from('2026-05-04T00:00:00Z'),
        until: Temporal.Instant.from('2026-05-06T00:00:00Z'),
        deputyUserId: null,
      }),
    );
    expect((await apply(whatIfId)).status).toBe(200);
  });

  it('saves nothing when one part is refused', async () => {
    const before = await settings('escalation');
    const circle = {
      userId: anna,
      from: '2026-04-07T00:00:00Z',
      until: '2026-04-09T00:00:00Z',
      deputyUserId: ben,
    };
    const { whatIfId } = await begun({
      escalation: { stage2Minutes: 45 },
      absences: { added: [circle], removed: [] },
    });
    const refused = await apply(whatIfId);
    expect([refused.status, refused.json.code]).toEqual([409, 'people.deputyCircle']);
    expect(await settings('escalation')).toMatchObject({ version: before.version, value: before.value });
    expect((await ask('GET', `/${whatIfId}`)).json.appliedAt).toBeNull();
  });

  it('removes a planned absence', async () => {
    const rows = (await desk.ask('GET', '/dealers/north/users', { as: boss })).json.rows;
    const { absences } = rows.find(({ userId }: { userId: string }) => userId === ben);
    const { whatIfId } = await begun({ absences: { added: [], removed: [absences[0].absenceId] } });
    expect((await apply(whatIfId)).status).toBe(200);
    const after = (await desk.ask('GET', '/dealers/north/users', { as: boss })).json.rows;
    expect(after.find(({ userId }: { userId: string }) => userId === ben).absences).toEqual([]);
  });

  it('goes from the rotation to a pool and back, with who receives requests', async () => {
    const pool = { mode: 'pool', poolUserId: cora } as const;
    const people = Object.fromEntries([anna, ben].map((userId) => [userId, { receivesRequests: false }]));
    const contradiction = await ask('POST', '', {
      body: { name: 'Pool', changes: { distribution: pool }, trial },
    });
    expect([contradiction.status, contradiction.json.field, contradiction.json.code]).toEqual([
      422,
      'changes.distribution.mode',
      'settings.poolBesideReceivers',
    ]);
    const there = await begun({ distribution: pool, people });
    expect((await apply(there.whatIfId)).status).toBe(200);
    expect((await settings('distribution')).value).toMatchObject(pool);
    const back = await begun({
      distribution: { mode: 'rotation', poolUserId: null },
      people: { [anna]: { receivesRequests: true } },
    });
    expect((await apply(back.whatIfId)).status).toBe(200);
    expect((await settings('distribution')).value).toMatchObject({ mode: 'rotation' });
  });

  it('of nothing is refused', async () => {
    const { whatIfId } = await begun({});
    expect((await apply(whatIfId)).json.code).toBe('whatIf.nothingToApply');
  });
});
