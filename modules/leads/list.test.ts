import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { type Answered, type Desk, openDesk } from '../../test/world/desk.ts';
import { leadRoutes } from '../../test/world/lead-routes.ts';
import type { LeadRow } from './contract.ts';
import { toTsQuery } from './index.ts';

const many = 3000;
const group = '018f0000-0000-7000-8000-0000000000aa';
let desk: Desk;
let dealerId: string;
const ids = { anna: '', ben: '', sue: '', eve: '' };
const sessions = { anna: '', ben: '', sue: '', eve: '' };
type Name = keyof typeof ids;

beforeAll(async () => {
  desk = await openDesk({ routes: leadRoutes, react });
  dealerId = await desk.dealer('north');
  const other = await desk.dealer('south');
  for (const dealer of [dealerId, other]) await desk.in(dealer, seedDealer);
  for (const [name, role, dealer] of [
    ['anna', 'salesperson', dealerId],
    ['ben', 'salesperson', dealerId],
    ['sue', 'supervisor', dealerId],
    ['eve', 'supervisor', other],
  ] as const) {
    ids[name] = await desk.member(dealer, name, role);
    sessions[name] = await desk.signedIn(ids[name]);
  }
  await fill(dealerId);
  await fill(other);
});
afterAll(() => desk.close());

/**
 * Leads in every state, many of one moment: every tenth is open, ten share each due, a hundred each activity. `golf` and
 * `audi` are common and never together; `altbau` is common among the oldest and in no other; `solitaer` is in one.
 */
async function fill(dealer: string): Promise<void> {
  await desk.in(dealer, async ({ db, now }) => {
    const at = sql`${now}::timestamptz`;
    await sql`insert into contact (dealer_id, contact_id, kind, name, created_at)
      values (${dealer}, ${dealer}, 'company', 'Fuhrpark', ${at})`.execute(db);
    await sql`insert into thread (dealer_id, thread_id, token, created_at) values (${dealer}, ${dealer}, ${dealer}, ${at})`.execute(
      db,
    );
    await sql`
      insert into lead (dealer_id, lead_id, contact_id, thread_id, source_id, type, language, subject, assignee_id, maturity, state,
        received_at, last_activity_at, waiting_since, due_kind, due_at, due_started_at, yellow_from, due_origin, customer_name, vehicle_title,
        search)
      select ${dealer}, gen_random_uuid(), ${dealer}, ${dealer},
        (select source_id from source where dealer_id = ${dealer} and key = case when i % 50 = 0 then 'phone' else 'email' end),
        case when i % 7 = 0 then 'testDrive' else 'vehicle' end, 'de', 'Frage ' || i,
        case i % 3 when 0 then ${ids.anna}::uuid when 1 then ${ids.ben}::uuid end,
        case when i % 11 = 0 then 'hot' end,
        case when open then 'open' else 'closed' end, ${at} - i * interval '1 hour', ${at} - (i / 100) * interval '1 day',
        case when open and i % 4 = 0 then ${at} - i * interval '1 hour' end,
        case when open then 'response' end, case when open then due end, case when open then ${at} - interval '1 day' end,
        case when open then due - interval '2 hours' end, case when open then 'dealer' end, 'Kunde ' || i, 'Wagen',
        array_to_tsvector(array['kunde', i::text, case when i % 2 = 0 then 'golf' else 'audi' end,
          case when i > ${many - 600} and i % 2 = 0 then 'altbau' else 'neubau' end,
          case when i % 40 = 0 then 'selten' else 'oft' end, case when i = ${many - 10} then 'solitaer' else 'viele' end])
      from (select i, i % 10 = 0 as open, ${at} + ((i / 100) - 8) * interval '30 minutes' as due
        from generate_series(1, ${many}) i) as made
      where (i % 3 <> 0 or ${dealer === dealerId}) and (i % 3 <> 1 or ${dealer === dealerId})`.execute(db);
    await sql`
      insert into pool_lead (dealer_id, lead_id, pool_key, pool_user_id, since)
      select dealer_id, lead_id, case when type = 'vehicle' then 'dealer' else 'group:${sql.raw(group)}' end, ${ids.ben}, ${at}
      from lead where dealer_id = ${dealer} and ${dealer === dealerId} and (assignee_id = ${ids.ben} or maturity = 'hot')`.execute(
      db,
    );
    await sql`
      insert into lead_search (dealer_id, lead_id, open, search)
      select dealer_id, lead_id, state = 'open', search from lead where dealer_id = ${dealer}`.execute(db);
  });
}

function get(
  path: string,
  query: Record<string, string | number> = {},
  as: Name = 'anna',
): Promise<Answered> {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return desk.ask('GET', `/dealers/${as === 'eve' ? 'south' : 'north'}${path}?${asked.toString()}`, {
    as: sessions[as],
  });
}
async function rows(query: Record<string, string | number>, as: Name = 'anna'): Promise<LeadRow[]> {
  const answer = await get('/leads', query, as);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.rows;
}
/** All pages, one after the other. */
async function walk(query: Record<string, string | number>, limit = 97): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const answer: Answered = await get('/leads', { ...query, limit, ...(after && { after }) });
    expect(answer.status, answer.text).toBe(200);
    found.push(...answer.json.rows.map((row: LeadRow) => row.leadId));
    after = answer.json.next;
  } while (after !== null);
  return found;
}
/** The same asked at once and without any art. */
async function plainly(where: string, order: string): Promise<string[]> {
  return desk.in(dealerId, async ({ db, now }) => {
    const found = await sql<{ lead_id: string }>`
      select lead_id from (select *, ${now}::timestamptz as now from lead where dealer_id = ${dealerId}) as lead
      where ${sql.raw(where)} order by ${sql.raw(order)}`.execute(db);
    return found.rows.map((row) => row.lead_id);
  });
}
const byDue = 'due_at, lead_id';
const byActivity = 'last_activity_at desc, lead_id desc';
const byReceived = 'received_at desc, lead_id desc';
const openFirst = `state desc, due_at, case when state = 'closed' then last_activity_at end desc,
  case when state = 'open' then lead_id end, lead_id desc`;

describe('paging', () => {
  it.each<[Record<string, string>, string, string]>([
    [{}, "state = 'open'", byDue],
    [{ sort: 'activity' }, "state = 'open'", byActivity],
    [{ sort: 'received', state: 'all' }, 'true', byReceived],
    [{ sort: 'activity', state: 'all' }, 'true', byActivity],
    [{ sort: 'due', state: 'closed' }, "state = 'closed'", byActivity],
    [{ sort: 'due', state: 'all' }, 'true', openFirst],
  ])('%j misses none and doubles none, also where keys are equal', async (query, where, order) => {
    expect(await walk(query)).toEqual(await plainly(where, order));
  });

  it('goes on where it was, whatever comes and goes before', async () => {
    const first = await get('/leads', { limit: 20 });
    const all = await plainly("state = 'open'", byDue);
    const moveFourth = (hours: number) =>
      desk.in(dealerId, ({ db }) =>
        sql`update lead set due_at = due_at + ${hours} * interval '1 hour' where lead_id = ${all[3]}`.execute(
          db,
        ),
      );
    await moveFourth(2000);
    const second = await get('/leads', { limit: 20, after: first.json.next });
    // The tests that follow expect it where it was.
    await moveFourth(-2000);
    expect(second.json.rows.map((row: LeadRow) => row.leadId)).toEqual(all.slice(20, 40));
  });

  it.each([['nonsense'], [''], [Buffer.from('{"by":"due","at":"2026","leadId":"x"}').toString('base64url')]])(
    'refuses the cursor "%s"',
    async (after) => {
      const answer = await get('/leads', { after });
      expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, 'leads.badCursor', 'after']);
    },
  );

  it('refuses a cursor of another sort', async () => {
    const { json } = await get('/leads', { sort: 'received', limit: 5 });
    expect((await get('/leads', { sort: 'activity', after: json.next })).status).toBe(422);
  });
});

describe('filters', () => {
  it.each<[string, () => Record<string, string>, string]>([
    ['red', () => ({ colour: 'red' }), "state = 'open' and due_at <= now"],
    ['yellow', () => ({ colour: 'yellow' }), "state = 'open' and yellow_from <= now and due_at > now"],
    [
      'green or red',
      () => ({ colour: 'green,red' }),
      "state = 'open' and (yellow_from > now or due_at <= now)",
    ],
    ['red of all', () => ({ colour: 'red', state: 'all' }), "state = 'open' and due_at <= now"],
    ['mine', () => ({ assignee: 'me' }), `state = 'open' and assignee_id = '$anna'`],
    ['nobody', () => ({ assignee: 'nobody' }), "state = 'open' and assignee_id is null"],
    [
      'ben or nobody',
      () => ({ assignee: `${ids.ben},nobody` }),
      `state = 'open' and (assignee_id = '$ben' or assignee_id is null)`,
    ],
    ['types', () => ({ type: 'testDrive' }), "state = 'open' and type = 'testDrive'"],
    ['maturity', () => ({ maturity: 'hot,cold' }), "state = 'open' and maturity in ('hot', 'cold')"],
    ['waiting', () => ({ unread: 'true' }), "state = 'open' and waiting_since is not null"],
    // The hot ones of others were in a pool once.
    ['in any pool', () => ({ pool: 'any' }), `state = 'open' and assignee_id = '$ben'`],
    [
      'in the pool of the dealer',
      () => ({ pool: 'dealer' }),
      `state = 'open' and assignee_id = '$ben' and type = 'vehicle'`,
    ],
    [
      'in the pool of a group, also of all',
      () => ({ pool: group, state: 'all' }),
      `state = 'open' and assignee_id = '$ben' and type <> 'vehicle'`,
    ],
    [
      'all together',
      () => ({ assignee: 'me', type: 'vehicle', unread: 'true', colour: 'green' }),
      `state = 'open' and assignee_id = '$anna' and type = 'vehicle' and waiting_since is not null and yellow_from > now`,
    ],
  ])('%s', async (_, query, where) => {
    const expected = await plainly(where.replace('$anna', ids.anna).replace('$ben', ids.ben), byDue);
    expect(expected.length).toBeGreaterThan(0);
    expect(await walk(query())).toEqual(expected);
  });

  it('source', async () => {
    const { json } = await get('/leads/filters');
    const phone = json.sources.find((source: { name: string }) => source.name === 'phone').sourceId;
    const found = await rows({ source: phone, state: 'all', limit: 200 });
    expect(found).toHaveLength(60);
    expect(new Set(found.map(({ source }) => source.name))).toEqual(new Set(['phone']));
  });

  it('finds nothing closed that waits, has a colour or is in a pool', async () => {
    expect(await rows({ state: 'closed', unread: 'true' })).toEqual([]);
    expect(await rows({ state: 'closed', colour: 'red' })).toEqual([]);
    expect(await rows({ state: 'closed', pool: 'any' })).toEqual([]);
  });

  it.each([
    ['colour', 'blue'],
    ['type', 'vehicle,boat'],
    ['maturity', 'x'],
    ['assignee', 'somebody'],
    ['source', "' or true"],
    ['pool', 'group:x'],
  ])('refuses %s=%s', async (field, value) => {
    const answer = await get('/leads', { [field]: value });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, 'leads.unknownFilter', field]);
  });

  it.each([
    ['state', 'new'],
    ['sort', 'name'],
    ['limit', '0'],
    ['limit', '201'],
    ['page', '2'],
    ['unread', 'maybe'],
  ])('refuses %s=%s as unreadable', async (field, value) =>
    expect((await get('/leads', { [field]: value })).status).toBe(422),
  );

  it('offers people and sources of this dealer only', async () => {
    const { json } = await get('/leads/filters');
    expect(json.assignees.map(({ name }: { name: string }) => name)).toEqual(['anna', 'ben', 'sue']);
    expect((await get('/leads/filters', {}, 'eve')).json.assignees).toHaveLength(1);
  });
});

describe('searching', () => {
  const questions = [
    'golf',
    'golf audi',
    'altbau',
    'altbau golf',
    'selten altbau',
    'solitaer',
    'nirgends',
    'kunde',
    'a',
  ];
  const lists: [Record<string, string>, string, string][] = [
    [{}, "state = 'open'", byDue],
    [{ state: 'all', sort: 'activity' }, 'true', byActivity],
    [{ state: 'all', sort: 'received', assignee: 'nobody' }, 'assignee_id is null', byReceived],
    [{ state: 'all' }, 'true', openFirst],
  ];
  it.each(questions.flatMap((q) => lists.map((list) => [q, ...list] as const)))(
    '%s in %j: what PostgreSQL finds, in order, on every page',
    async (q, query, where, order) => {
      const expected = await plainly(
        `${where} and search @@ '${toTsQuery(q)?.replaceAll("'", "''")}'`,
        order,
      );
      expect(await walk({ ...query, q }, 150)).toEqual(expected);
    },
  );

  it('finds everything when nothing is asked', async () => {
    expect(await walk({ q: ' & ' })).toHaveLength(many / 10);
  });
});

describe('rows', () => {
  it('say what the list shows', async () => {
    const [row] = await rows({ q: '10 kunde', assignee: ids.ben, limit: 1 });
    expect(row).toMatchObject({
      customer: expect.stringMatching(/^Kunde /),
      company: true,
      type: 'vehicle',
      vehicle: { title: 'Wagen', offerNumber: null },
      source: { name: 'email' },
      assignee: { userId: ids.ben, name: 'ben' },
      pool: 'dealer',
      state: 'open',
      due: { kind: 'response' },
      closing: null,
    });
    const inGroup = await rows({ pool: group, limit: 1 });
    expect(inGroup.map(({ pool }) => pool)).toEqual([group]);
    const [closed] = await rows({ assignee: ids.ben, state: 'closed', limit: 1 });
    expect(closed?.pool).toBeNull();
    const others = await rows({ assignee: ids.anna, maturity: 'hot', limit: 200 });
    expect(new Set(others.map(({ pool }) => pool))).toEqual(new Set([null]));
  });

  it('show nothing of another dealer', async () => {
    const south = new Set((await rows({ state: 'all', limit: 200 }, 'eve')).map(({ leadId }) => leadId));
    expect(south.size).toBe(200);
    const north = await plainly('true', byDue);
    expect(north).toHaveLength(many);
    expect(north.filter((leadId) => south.has(leadId))).toEqual([]);
  });
});

describe('counts and the start page', () => {
  it('count open leads', async () => {
    const { json } = await get('/leads/counts');
    const [late, mine, nobody] = await Promise.all([
      plainly("state = 'open' and due_at <= now", byDue),
      plainly(`state = 'open' and assignee_id = '${ids.anna}'`, byDue),
      plainly("state = 'open' and assignee_id is null", byDue),
    ]);
    expect(json).toEqual({ mine: mine.length, all: 300, late: late.length, nobody: nobody.length, inbox: 0 });
  });

  it('shows the own and the free, a supervisor all, and the next dues of oneself', async () => {
    const { json } = await get('/today');
    const mine = [ids.anna, undefined];
    for (const row of [...json.newLeads, ...json.late]) expect(mine).toContain(row.assignee?.userId);
    for (const row of json.nextDues) {
      expect(row.assignee.userId).toBe(ids.anna);
      expect(row.due.at > json.now).toBe(true);
    }
    expect(json.late).toHaveLength(8);
    const all = (await get('/today', {}, 'sue')).json;
    expect(all.nextDues).toEqual([]);
    const late = await plainly("state = 'open' and due_at <= now", byDue);
    expect(all.late.map((row: LeadRow) => row.leadId)).toEqual(late.slice(0, 8));
  });

  it('tells what others did', async () => {
    const made = await desk.ask('POST', '/dealers/north/leads', {
      as: sessions.anna,
      body: { customer: { name: 'Neu Hier' }, channel: 'phone', assignToMe: true },
    });
    const note = { as: sessions.ben, body: { text: 'War da' } };
    desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
    await desk.ask('POST', `/dealers/north/leads/${made.json.leadIds[0]}/notes`, note);
    const { activity } = (await get('/today')).json;
    expect(activity).toMatchObject([{ customer: 'Neu Hier', kind: 'noted', actor: 'ben' }]);
    const seenByBen = (await get('/today', {}, 'ben')).json.activity;
    expect(seenByBen.map(({ kind }: { kind: string }) => kind)).not.toContain('noted');
  });
});
