import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DealerActor } from '../../platform/http/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { walkRoutes, wrongOf } from '../../test/world/walk-routes.ts';
import { listAbsences, listPeople, rightsOf, supervisorsOf } from './index.ts';

let desk: Desk;
let north: string;
let south: string;
let n = 0;
const facts: [string, unknown][] = [];

beforeAll(async () => {
  desk = await openDesk({
    react: () => async (name, fact) => void facts.push([name, fact]),
  });
});
afterAll(() => desk.close());

/** A fresh pair of dealers for each test, so that none depends on another. */
beforeEach(async () => {
  n++;
  north = await desk.dealer(`north${n}`);
  south = await desk.dealer(`south${n}`);
  desk.notices.length = 0;
  facts.length = 0;
});

const at = (path: string, where = 'north') => `/dealers/${where}${n}${path}`;
const somebody = (name: string, role: 'salesperson' | 'supervisor' | 'administrator', dealerId = north) =>
  desk.member(dealerId, `${name}${n}`, role);

describe('changing people', () => {
  it('keeps "receives" and "can be assigned" together', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const sam = await somebody('Sam', 'salesperson');
    const change = async (body: object) => {
      const { json } = await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body });
      return [json.receivesRequests, json.canBeAssigned];
    };
    expect(await change({ canBeAssigned: false })).toEqual([false, false]);
    expect(await change({ receivesRequests: true })).toEqual([true, true]);
    expect(await change({ receivesRequests: false })).toEqual([false, true]);
  });

  it('holds at once', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const sam = await somebody('Sam', 'salesperson');
    const session = await desk.signedIn(sam);
    const invite = () =>
      desk.ask('POST', at('/users'), {
        as: session,
        body: { name: 'X', email: `x${n}@y.example`, role: 'salesperson', receivesRequests: false },
      });
    expect((await invite()).status).toBe(403);
    await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body: { role: 'administrator' } });
    expect((await invite()).status).toBe(201);
    await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body: { active: false } });
    expect((await desk.ask('GET', at('/users'), { as: session })).status).toBe(404);
    expect((await desk.ask('GET', '/session', { as: session })).json.dealers).toEqual([]);
    expect(facts).toContainEqual(['people.deactivated', { userId: sam, handOverTo: null }]);
  });

  it('sets supervisors in their order', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const [sam, una, vera] = [
      await somebody('Sam', 'salesperson'),
      await somebody('Una', 'supervisor'),
      await somebody('Vera', 'supervisor'),
    ];
    const { json } = await desk.ask('PATCH', at(`/users/${sam}`), {
      as: admin,
      body: { supervisors: [vera, una] },
    });
    expect(json.supervisors.map(({ userId }: { userId: string }) => userId)).toEqual([vera, una]);
    await desk.ask('PATCH', at(`/users/${vera}`), { as: admin, body: { active: false } });
    expect(await desk.in(north, (tx) => supervisorsOf(tx, sam))).toEqual([una]);
    const stranger = await somebody('Stan', 'supervisor', south);
    for (const wrong of [sam, stranger]) {
      const answer = await desk.ask('PATCH', at(`/users/${sam}`), {
        as: admin,
        body: { supervisors: [una, wrong] },
      });
      expect([answer.status, answer.json.field]).toEqual([422, 'supervisors.1']);
    }
  });

  it('never leaves the dealer without an administrator who can sign in', async () => {
    const adele = await somebody('Adele', 'administrator');
    await desk.member(north, `Ida${n}`, 'administrator', { invited: true });
    const admin = await desk.signedIn(adele);
    for (const body of [{ role: 'supervisor' }, { active: false }]) {
      const answer = await desk.ask('PATCH', at(`/users/${adele}`), { as: admin, body });
      expect([answer.status, answer.json.code]).toEqual([409, 'people.lastAdministrator']);
    }
    const second = await somebody('Bea', 'administrator');
    const bea = await desk.signedIn(second);
    const answers = await Promise.all([
      desk.ask('PATCH', at(`/users/${second}`), { as: admin, body: { role: 'supervisor' } }),
      desk.ask('PATCH', at(`/users/${adele}`), { as: bea, body: { role: 'supervisor' } }),
    ]);
    const left = (await desk.in(north, listPeople)).filter(
      (one) => one.role === 'administrator' && one.hasPassword,
    );
    expect(left).toHaveLength(1);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200,
      expect.toSatisfy((status) => status === 403 || status === 409),
    ]);
  });

  it('lets nobody go with open leads that nobody takes', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const [sam, una] = [await somebody('Sam', 'salesperson'), await somebody('Una', 'salesperson')];
    await openLeadOf(sam);
    expect((await desk.ask('GET', at('/users'), { as: admin })).json.rows[1]).toMatchObject({
      userId: sam,
      openLeads: 1,
      leadsThisWeek: 0,
    });
    const refused = await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body: { active: false } });
    expect([refused.status, refused.json.code, refused.json.details]).toEqual([
      409,
      'people.hasOpenLeads',
      { count: 1 },
    ]);
    const toHimself = await desk.ask('PATCH', at(`/users/${sam}`), {
      as: admin,
      body: { active: false, handOverTo: sam },
    });
    expect([toHimself.status, toHimself.json.field]).toEqual([422, 'handOverTo']);
    expect(
      (await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body: { active: false, handOverTo: una } }))
        .status,
    ).toBe(200);
    expect(facts).toContainEqual(['people.deactivated', { userId: sam, handOverTo: una }]);
  });

  it('lets only an operator rename an operator', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const operator = await desk.member(north, `Otto${n}`, 'supervisor', { operator: true });
    expect(
      (await desk.ask('PATCH', at(`/users/${operator}`), { as: admin, body: { name: 'X' } })).status,
    ).toBe(403);
    const answer = await desk.ask('PATCH', at(`/users/${operator}`), {
      as: await desk.signedIn(operator),
      body: { name: 'Otto B.' },
    });
    expect(answer.json.name).toBe('Otto B.');
  });
});

/** A lead as its table wants it, without the modules above. */
async function openLeadOf(userId: string): Promise<void> {
  await desk.in(north, async ({ db, dealerId, now }) => {
    const id = userId;
    await db
      .insertInto('contact')
      .values({ dealer_id: dealerId, contact_id: id, kind: 'person', name: 'Kim', created_at: now })
      .execute();
    await db
      .insertInto('thread')
      .values({ dealer_id: dealerId, thread_id: id, token: id, created_at: now })
      .execute();
    await db
      .insertInto('source')
      .values({ dealer_id: dealerId, source_id: id, key: 'web', name: 'Web', channel: 'email', position: 1 })
      .execute();
    await db
      .insertInto('lead')
      .values({
        dealer_id: dealerId,
        lead_id: id,
        contact_id: id,
        thread_id: id,
        source_id: id,
        type: 'general',
        language: 'de',
        assignee_id: userId,
        state: 'open',
        received_at: now,
        last_activity_at: now,
        due_kind: 'response',
        due_at: now,
        due_started_at: now,
        yellow_from: now,
        customer_name: 'Kim',
        search: '',
      })
      .execute();
  });
}

describe('own hours', () => {
  const nothing = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const mornings = {
    ...nothing,
    mon: [['09:00', '12:00']],
    thu: [
      ['09:00', '11:00'],
      ['11:30', '24:00'],
    ],
  };
  const put = (userId: string, hours: unknown, who: { as?: string; key?: string }) =>
    desk.ask('PUT', at(`/users/${userId}/hours`), { ...who, body: { hours } });

  it("are one's own to set, and anybody's for who supervises", async () => {
    const [sam, una] = [await somebody('Sam', 'salesperson'), await somebody('Una', 'salesperson')];
    const session = await desk.signedIn(sam);
    const boss = await desk.signedIn(await somebody('Vera', 'supervisor'));
    const own = await put(sam, mornings, { as: session });
    expect([own.status, own.json.hours, own.json.mayChangeHours]).toEqual([200, mornings, true]);
    expect((await put(una, mornings, { as: session })).status).toBe(403);
    expect((await put(una, mornings, { key: await desk.apiKey(north) })).status).toBe(403);
    expect((await put(una, mornings, { as: boss })).status).toBe(200);
    expect(facts.filter(([name]) => name === 'people.changed').length).toBeGreaterThan(1);
    const listed = await desk.ask('GET', at('/users'), { as: session });
    expect(
      listed.json.rows.map((row: { hours: unknown; mayChangeHours: boolean }) => [
        row.hours,
        row.mayChangeHours,
      ]),
    ).toEqual([
      [mornings, true],
      [mornings, false],
      [null, false],
    ]);
    expect((await put(sam, null, { as: session })).json.hours).toBeNull();
    const people = await desk.in(north, listPeople);
    expect(people.map(({ hours }) => hours)).toEqual([null, mornings, null]);
  });

  it('are refused with the field when they make no sense, and nobody has those of another dealer', async () => {
    const sam = await somebody('Sam', 'salesperson');
    const stan = await somebody('Stan', 'salesperson', south);
    const boss = { as: await desk.signedIn(await somebody('Vera', 'supervisor')) };
    const refusal = async (hours: unknown) => {
      const { status, json } = await put(sam, hours, boss);
      return [status, json.code, json.field];
    };
    expect(await refusal(nothing)).toEqual([422, 'settings.noOwnHours', 'hours']);
    expect(await refusal({ ...nothing, tue: [['18:00', '09:00']] })).toEqual([
      422,
      'settings.intervalBackwards',
      'hours.tue.0',
    ]);
    expect(await refusal({ ...nothing, tue: [['09:00', '24:30']] })).toEqual([
      422,
      'settings.timeNotReadable',
      'hours.tue.0.1',
    ]);
    expect((await refusal({ mon: [] }))[0]).toBe(422);
    expect((await put(stan, mornings, boss)).status).toBe(404);
    expect((await desk.in(north, listPeople)).map(({ hours }) => hours)).toEqual([null, null]);
  });
});

describe('absences', () => {
  const span = (from: number, until: number) => ({
    from: desk.clock
      .now()
      .add({ hours: from * 24 })
      .toString(),
    until: desk.clock
      .now()
      .add({ hours: until * 24 })
      .toString(),
  });

  it("are planned by oneself, and anybody's by who supervises", async () => {
    const [sam, una, vera] = [
      await somebody('Sam', 'salesperson'),
      await somebody('Una', 'salesperson'),
      await somebody('Vera', 'supervisor'),
    ];
    const session = await desk.signedIn(sam);
    const own = await desk.ask('POST', at(`/users/${sam}/absences`), {
      as: session,
      body: { ...span(1, 8), deputyUserId: una },
    });
    expect(own.status).toBe(201);
    expect(own.json.absences).toEqual([
      {
        absenceId: expect.any(String),
        ...span(1, 8),
        deputy: { userId: una, name: `Una${n}` },
        openWork: 'stays',
        handedOverAt: null,
        mayRemove: true,
      },
    ]);
    expect(
      (await desk.ask('POST', at(`/users/${una}/absences`), { as: session, body: span(1, 8) })).status,
    ).toBe(403);
    expect(
      (
        await desk.ask('POST', at(`/users/${sam}/absences`), {
          key: await desk.apiKey(north),
          body: span(1, 8),
        })
      ).status,
    ).toBe(403);
    const boss = await desk.signedIn(vera);
    expect(
      (await desk.ask('POST', at(`/users/${una}/absences`), { as: boss, body: span(20, 21) })).status,
    ).toBe(201);

    const day = desk.clock.now().add({ hours: 2 * 24 });
    expect(await desk.in(north, (tx) => listAbsences(tx, { at: day }))).toHaveLength(1);
    const { absenceId } = own.json.absences[0];
    expect((await desk.ask('DELETE', at(`/users/${una}/absences/${absenceId}`), { as: boss })).status).toBe(
      404,
    );
    expect(
      (await desk.ask('DELETE', at(`/users/${sam}/absences/${absenceId}`), { as: session })).status,
    ).toBe(204);
    expect(
      (await desk.ask('DELETE', at(`/users/${sam}/absences/${absenceId}`), { as: session })).status,
    ).toBe(404);
    expect(await desk.in(north, (tx) => listAbsences(tx, { from: desk.clock.now() }))).toHaveLength(1);
  });

  it('refuse what makes no sense', async () => {
    const [sam, una, stan] = [
      await somebody('Sam', 'salesperson'),
      await somebody('Una', 'salesperson'),
      await somebody('Stan', 'salesperson', south),
    ];
    const boss = await desk.signedIn(await somebody('Vera', 'supervisor'));
    const plan = async (userId: string, body: object) => {
      const { json } = await desk.ask('POST', at(`/users/${userId}/absences`), { as: boss, body });
      return json.code;
    };
    expect(await plan(sam, span(3, 2))).toBe('people.absenceBackwards');
    expect(await plan(sam, span(-3, -2))).toBe('people.absenceOver');
    expect(await plan(sam, span(1, 1000))).toBe('people.absenceTooLong');
    expect(await plan(sam, { ...span(1, 2), deputyUserId: sam })).toBe('people.userUnknown');
    expect(await plan(sam, { ...span(1, 2), deputyUserId: stan })).toBe('people.userUnknown');
    expect(await plan(stan, span(1, 2))).toBe('http.notFound');
    expect(await plan(una, { ...span(5, 9), deputyUserId: sam })).toBeUndefined();
    expect(await plan(sam, { ...span(1, 6), deputyUserId: una })).toBe('people.deputyCircle');
    expect(await plan(sam, { ...span(1, 5), deputyUserId: una })).toBeUndefined();
  });

  it('never make a circle, also when both are planned at once', async () => {
    const [sam, una] = [await somebody('Sam', 'salesperson'), await somebody('Una', 'salesperson')];
    const boss = await desk.signedIn(await somebody('Vera', 'supervisor'));
    const answers = await Promise.all([
      desk.ask('POST', at(`/users/${sam}/absences`), {
        as: boss,
        body: { ...span(1, 9), deputyUserId: una },
      }),
      desk.ask('POST', at(`/users/${una}/absences`), {
        as: boss,
        body: { ...span(1, 9), deputyUserId: sam },
      }),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  });
});

describe('API keys', () => {
  it('work at their dealer until they are revoked, and manage nothing', async () => {
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    const { status, json } = await desk.ask('POST', at('/api-keys'), {
      as: admin,
      body: { name: 'Web site' },
    });
    expect([status, json.key]).toEqual([201, expect.stringMatching(new RegExp(`^fc_north${n}_[\\w-]{43}$`))]);
    expect((await desk.ask('GET', at('/users'), { key: json.key })).json.mayInvite).toBe(false);
    expect((await desk.ask('GET', at('/users', 'south'), { key: json.key })).status).toBe(404);
    expect((await desk.ask('GET', at('/api-keys'), { key: json.key })).status).toBe(403);
    const listed = await desk.ask('GET', at('/api-keys'), { as: admin });
    expect(listed.json.rows).toEqual([
      expect.objectContaining({
        apiKeyId: json.apiKeyId,
        name: 'Web site',
        createdBy: `Adele${n}`,
        lastUsedAt: desk.clock.now().toString(),
      }),
    ]);
    expect(listed.text).not.toContain(json.key);
    expect((await desk.ask('DELETE', at(`/api-keys/${json.apiKeyId}`), { as: admin })).status).toBe(204);
    expect((await desk.ask('GET', at('/users'), { key: json.key })).status).toBe(401);
    expect((await desk.ask('DELETE', at(`/api-keys/${json.apiKeyId}`), { as: admin })).status).toBe(404);
  });
});

describe('two dealers', () => {
  it('see nothing of each other, on any route', async () => {
    const sam = await somebody('Sam', 'salesperson');
    const vera = await somebody('Vera', 'supervisor');
    const stan = await somebody('Stan', 'administrator', south);
    const left = await somebody('Lea', 'administrator');
    const admin = await desk.signedIn(await somebody('Adele', 'administrator'));
    await desk.ask('PATCH', at(`/users/${left}`), { as: admin, body: { active: false } });
    const key = await desk.apiKey(north);
    const cookie = async (userId: string) => ({ cookie: `forecourt=${await desk.signedIn(userId)}` });
    const actor = (role: DealerActor['role']): DealerActor => ({
      kind: 'user',
      userId: sam,
      name: '',
      role,
      operator: false,
      rights: rightsOf({ role, operator: false }),
    });
    const walked = await walkRoutes(desk.app, {
      dealer: `north${n}`,
      strangers: {
        "the other dealer's administrator": await cookie(stan),
        "the other dealer's key": { authorization: `Bearer ${await desk.apiKey(south)}` },
        'somebody who left': await cookie(left),
      },
      members: [
        { knock: await cookie(sam), actor: actor('salesperson') },
        { knock: await cookie(vera), actor: actor('supervisor') },
        {
          knock: { authorization: `Bearer ${key}` },
          actor: { ...actor('administrator'), kind: 'apiKey', rights: rightsOf('apiKey') },
        },
      ],
      user: await cookie(sam),
      params: { userId: sam },
      secrets: [`Sam${n}`, `Vera${n}`, 'autohaus.example'],
    });
    expect(wrongOf(walked)).toEqual([]);
    expect(walked.filter(({ status }) => status === 403).length).toBeGreaterThan(20);
    expect(walked.filter(({ status }) => status === 404).length).toBeGreaterThan(50);
  });

  it('are both open to the operator, who alone sees the catcher', async () => {
    const operator = await desk.signedIn(
      await desk.member(north, `Otto${n}`, 'salesperson', { operator: true }),
    );
    expect((await desk.ask('GET', at('/users', 'south'), { as: operator })).json.mayInvite).toBe(true);
    const { json } = await desk.ask('GET', '/session', { as: operator });
    expect(json.catcher).toBe(true);
    expect(json.dealers.find(({ key }: { key: string }) => key === `south${n}`)).toMatchObject({
      role: 'administrator',
      may: { manageUsers: true },
    });
    const sam = await desk.signedIn(await somebody('Sam', 'administrator'));
    expect((await desk.ask('GET', '/session', { as: sam })).json.catcher).toBe(false);
  });
});
