import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { newId } from '../../kernel/ids.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { createLead } from '../leads/index.ts';
import { distributionJobs } from './index.ts';
import { routes } from './routes.ts';

let desk: Desk;
let dealerId: string;
let worker: DueWorker;
const failures: unknown[] = [];
const ids: Record<string, string> = {};

/** North: Ann and Ben receive, Sue supervises, Ada administers. Tuesday 10 March 2026, 10:00. */
beforeAll(async () => {
  desk = await openDesk({ routes, react });
  dealerId = await desk.dealer('north');
  const south = await desk.dealer('south');
  await desk.in(dealerId, seedDealer);
  for (const [name, role] of [
    ['ann', 'salesperson'],
    ['ben', 'salesperson'],
    ['sue', 'supervisor'],
    ['ada', 'administrator'],
  ] as const) {
    ids[name] = await desk.member(dealerId, name, role);
  }
  ids.eve = await desk.member(south, 'eve', 'administrator');
  worker = new DueWorker({
    database: desk.database,
    handlers: distributionJobs(),
    onFailure: ({ error }) => failures.push(error),
  });
});
afterAll(() => desk.close());

/** Signs in anew each time: no session lasts as long as this test. */
async function ask(
  name: string | undefined,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) {
  const as = name === undefined ? undefined : await desk.signedIn(ids[name] ?? '');
  return desk.ask(method, path, { as, ...(body === undefined ? {} : { body }) });
}
const check = async () => {
  await worker.drain();
  expect(failures).toEqual([]);
  return (await ask('ada', 'GET', '/dealers/north/checker')).json;
};
const propose = (body: unknown) => ask('ada', 'POST', '/dealers/north/checker', body);
const codes = (rows: { code: string; severity: string }[]) =>
  rows.map(({ code, severity }) => `${severity} ${code}`);
const distribution = async () => (await ask('ada', 'GET', '/dealers/north/settings/distribution')).json;

async function plan(name: string, from: string, until: string): Promise<string> {
  const path = `/dealers/north/users/${ids[name]}/absences`;
  const answer = await ask('sue', 'POST', path, { from, until });
  expect(answer.status).toBe(201);
  return answer.json.absences.at(-1).absenceId;
}

describe('the checker', () => {
  it('has found nothing before it looked', async () => {
    const { status, json } = await ask('ada', 'GET', '/dealers/north/checker');
    expect([status, json]).toEqual([200, { checkedAt: null, rows: [] }]);
  });

  it('looks soon after people came, and tells what is missing with the worst first', async () => {
    const { checkedAt, rows } = await check();
    expect(checkedAt).toBe('2026-03-10T09:00:00Z');
    expect(codes(rows)).toEqual([
      'error administratorMissing',
      'error fallbackMissing',
      'warning noSupervisor',
      'warning noSupervisor',
      'hint nobodyHearsUnassigned',
    ]);
    expect(rows[0]).toMatchObject({
      firstSeenAt: '2026-03-10T09:00:00Z',
      bitesAt: null,
      mending: { area: 'distribution', field: 'administratorUserId', userId: null },
    });
    expect(rows.filter(({ code }: { code: string }) => code === 'noSupervisor')).toMatchObject([
      { details: { people: ['ann'] }, mending: { area: 'people', userId: ids.ann } },
      { details: { people: ['ben'] } },
    ]);
  });

  it('rings for administrators once for new errors, and not again', async () => {
    const count = async () =>
      (
        await desk.database.pool.query<{ user_id: string }>(
          "select user_id from notice where kind = 'findings' and dealer_id = $1",
          [dealerId],
        )
      ).rows.map(({ user_id }) => user_id);
    expect(await count()).toEqual([ids.ada]);
    await desk.in(dealerId, (tx) => tx.announce('people.changed', {}));
    await check();
    expect(await count()).toEqual([ids.ada]);
  });

  it('looks again when settings were saved: what is mended is gone, the rest keeps its beginning', async () => {
    desk.clock.moveTo(Temporal.Instant.from('2026-03-10T10:00:00Z'));
    const { version, value } = await distribution();
    const saved = await ask('ada', 'PUT', '/dealers/north/settings/distribution', {
      version,
      value: { ...value, administratorUserId: ids.ada },
    });
    expect(saved.status).toBe(200);
    const { checkedAt, rows } = await check();
    expect(checkedAt).toBe('2026-03-10T10:00:00Z');
    expect(codes(rows)).toEqual([
      'warning noSupervisor',
      'warning noSupervisor',
      'hint fallbackMissing',
      'hint nobodyHearsUnassigned',
    ]);
    expect(rows.at(2).firstSeenAt).toBe('2026-03-10T09:00:00Z');
  });

  it('names the date of a gap from planned absences, until one of them is removed', async () => {
    await plan('ann', '2026-03-20T00:00:00+01:00', '2026-03-28T00:00:00+01:00');
    const absenceId = await plan('ben', '2026-03-24T00:00:00+01:00', '2026-04-01T00:00:00+02:00');
    const [gap] = (await check()).rows;
    expect(gap).toMatchObject({
      code: 'absenceGap',
      severity: 'error',
      bitesAt: '2026-03-23T23:00:00Z',
      until: '2026-03-27T23:00:00Z',
      example: {
        at: '2026-03-24T08:00:00Z',
        leadType: 'vehicle',
        condition: 'used',
        ends: { with: 'administrator', name: 'ada' },
      },
      details: { people: ['ann', 'ben'], rotation: { group: null, mode: 'rotation' } },
      mending: { area: 'people' },
    });
    const removed = await ask('sue', 'DELETE', `/dealers/north/users/${ids.ben}/absences/${absenceId}`);
    expect(removed.status).toBe(204);
    expect(codes((await check()).rows)).not.toContain('error absenceGap');
  });

  it('looks each night of the dealer, also where the clocks change', async () => {
    const due = async () => (await worker.nextAt())?.toString();
    expect(await due()).toBe('2026-03-10T23:05:00Z');
    desk.clock.moveTo(Temporal.Instant.from('2026-03-28T23:05:00Z'));
    expect((await check()).checkedAt).toBe('2026-03-28T23:05:00Z');
    expect(await due()).toBe('2026-03-29T22:05:00Z');
  });

  it('knows how many leads a source sent, and that one fell silent', async () => {
    for (const day of [0, 1, 2]) {
      desk.clock.moveTo(Temporal.Instant.from('2026-04-01T10:00:00Z').add({ hours: 24 * day }));
      await desk.in(dealerId, (tx) =>
        createLead(tx, { customer: { name: `Jan ${day}`, phone: `0761 555${day}` }, channel: 'phone' }),
      );
    }
    desk.clock.moveTo(Temporal.Instant.from('2026-05-20T10:00:00Z'));
    const silent = (await check()).rows.find(({ code }: { code: string }) => code === 'silentSource');
    expect(silent).toMatchObject({
      severity: 'warning',
      details: { source: 'phone', count: 3, at: '2026-04-03T10:00:00Z' },
    });
  });
});

describe('what would be', () => {
  it('tells what is new, what stays and what goes, and stores nothing', async () => {
    const before = await check();
    const { json, status } = await propose({
      people: [
        { userId: ids.ben, receivesRequests: false, supervisors: [ids.sue] },
        { userId: ids.ann, supervisors: [ids.sue] },
      ],
      mail: {
        sendEmails: true,
        automaticReply: true,
        fromName: null,
        footer: '',
        unassignedNoticeTo: 'a@b.example',
      },
    });
    expect(status).toBe(200);
    expect(json.rows.map(({ change, code }: Record<string, string>) => `${change} ${code}`)).toEqual([
      'unchanged silentSource',
      'new solo',
      'unchanged fallbackMissing',
    ]);
    expect(json.gone.map(({ code }: { code: string }) => code)).toEqual([
      'noSupervisor',
      'noSupervisor',
      'nobodyHearsUnassigned',
    ]);
    expect(await check()).toEqual(before);
  });

  it('looks at settings and absences that are being edited', async () => {
    const { value } = await distribution();
    const { json } = await propose({
      distribution: { ...value, mode: 'mixed' },
      absences: {
        add: ['ann', 'ben'].map((name) => ({
          userId: ids[name],
          from: '2026-06-01T00:00:00Z',
          until: '2026-06-02T12:00:00Z',
        })),
        remove: [],
      },
    });
    const found = json.rows.filter(({ change }: { change: string }) => change === 'new');
    expect(codes(found)).toEqual(['error absenceGap', 'warning poolUserMissing']);
    expect(found[0].bitesAt).toBe('2026-06-01T00:00:00Z');
  });

  it('takes a planned absence away', async () => {
    const absenceId = await plan('ann', '2026-06-10T00:00:00Z', '2026-06-12T00:00:00Z');
    await plan('ben', '2026-06-10T00:00:00Z', '2026-06-12T00:00:00Z');
    const { json } = await propose({ absences: { add: [], remove: [absenceId] } });
    expect(codes(json.gone)).toEqual(['error absenceGap']);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'somebody unknown',
      () => ({ people: [{ userId: newId(desk.clock.now()) }] }),
      'people.0.userId',
      'people.userUnknown',
    ],
    [
      'an unknown supervisor',
      () => ({ people: [{ userId: ids.ann, supervisors: [newId(desk.clock.now())] }] }),
      'people.0.supervisors.0',
      'people.userUnknown',
    ],
    [
      'own hours that run backwards',
      () => ({
        people: [
          {
            userId: ids.ann,
            hours: { mon: [['12:00', '09:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
          },
        ],
      }),
      'people.0.hours.mon.0',
      'settings.intervalBackwards',
    ],
    [
      'hours that hold nothing',
      () => ({
        hours: {
          weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
          holidays: null,
          ownDaysOff: [],
          specialOpenings: [],
        },
      }),
      'hours.weekly',
      'settings.noHours',
    ],
    [
      'an absence backwards',
      () => ({
        absences: {
          add: [{ userId: ids.ann, from: '2026-06-02T00:00:00Z', until: '2026-06-01T00:00:00Z' }],
          remove: [],
        },
      }),
      'absences.add.0.until',
      'people.absenceBackwards',
    ],
    [
      'oneself as deputy',
      () => ({
        absences: {
          add: [
            {
              userId: ids.ann,
              from: '2026-06-01T00:00:00Z',
              until: '2026-06-02T00:00:00Z',
              deputyUserId: ids.ann,
            },
          ],
          remove: [],
        },
      }),
      'absences.add.0.deputyUserId',
      'people.userUnknown',
    ],
    [
      'an absence that is not planned',
      () => ({ absences: { add: [], remove: [newId(desk.clock.now())] } }),
      'absences.remove.0',
      'people.absenceUnknown',
    ],
    ['fields that there are not', () => ({ mood: 'good' }), 'mood', 'http.invalid'],
  ])('refuses %s', async (_, body, field, code) => {
    const { status, json } = await propose(body());
    expect([status, json.code, json.field]).toEqual([422, code, field]);
  });

  it('refuses a fallback user whom nobody knows', async () => {
    const { value } = await distribution();
    const { json, status } = await propose({
      distribution: { ...value, fallbackUserId: newId(desk.clock.now()) },
    });
    expect([status, json.code, json.field]).toEqual([
      422,
      'settings.userUnknown',
      'distribution.fallbackUserId',
    ]);
  });
});

describe('the coverage', () => {
  const coverage = (days: number | string, who = 'sue') =>
    ask(who, 'GET', `/dealers/north/checker/coverage?days=${days}`);

  it('tells how many can receive on each day, who is away, and the gaps', async () => {
    desk.clock.moveTo(Temporal.Instant.from('2026-06-10T08:00:00Z'));
    const { status, json } = await coverage(5);
    expect(status).toBe(200);
    const [rotation] = json.rotations;
    expect([json.rotations.length, rotation.group, rotation.people]).toEqual([1, null, ['ann', 'ben']]);
    expect(json.days.map(({ date }: { date: string }) => date)).toEqual([
      '2026-06-10',
      '2026-06-11',
      '2026-06-12',
      '2026-06-13',
      '2026-06-14',
    ]);
    expect(
      rotation.cells.map((cell: { least: number; most: number } | null) => cell && [cell.least, cell.most]),
    ).toEqual([[0, 0], [0, 0], [2, 2], [2, 2], null]);
    expect(rotation.cells[0]).toMatchObject({
      gaps: [{ from: '2026-06-10T07:00:00Z', until: '2026-06-10T16:00:00Z' }],
      away: [
        { name: 'ann', why: 'absent', partly: false, until: '2026-06-12T00:00:00Z', deputy: null },
        { name: 'ben', why: 'absent' },
      ],
    });
  });

  it('looks 60 days ahead, and no further', async () => {
    expect((await coverage(60)).json.days).toHaveLength(60);
    expect((await coverage(61)).status).toBe(422);
    expect((await coverage('soon')).status).toBe(422);
  });
});

describe('who may see it', () => {
  it.each([
    ['an administrator', 'ada', 200],
    ['a supervisor', 'sue', 200],
    ['a salesperson', 'ann', 403],
    ['a stranger', 'eve', 404],
    ['nobody', undefined, 401],
  ])('%s: %s', async (_, who, expected) => {
    const answers = await Promise.all([
      ask(who, 'GET', '/dealers/north/checker'),
      ask(who, 'POST', '/dealers/north/checker', {}),
      ask(who, 'GET', '/dealers/north/checker/coverage'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([expected, expected, expected]);
  });
});
