import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { holdsRight, listPeople } from './index.ts';
import { rightNames } from './rules/rights.ts';

let desk: Desk;
let north: string;
let admin: string;
let n = 0;

beforeAll(async () => {
  desk = await openDesk({});
});
afterAll(() => desk.close());
beforeEach(async () => {
  n++;
  north = await desk.dealer(`north${n}`);
  admin = await desk.signedIn(await somebody('Adele', 'administrator'));
});

const at = (path: string, where = 'north') => `/dealers/${where}${n}${path}`;
const somebody = (name: string, role: string) => desk.member(north, `${name}${n}`, role);
const add = async (name: string, rights: string[]): Promise<string> =>
  (await desk.ask('POST', at('/roles'), { as: admin, body: { name, rights } })).json.role;

describe('roles', () => {
  it('start as the presets, with who holds them', async () => {
    const { json } = await desk.ask('GET', at('/roles'), { as: admin });
    expect(json.rows.map(({ role }: { role: string }) => role)).toEqual([
      'salesperson',
      'adviser',
      'reception',
      'supervisor',
      'administrator',
    ]);
    expect(json.rows[4]).toMatchObject({ name: null, changed: false, people: [{ name: `Adele${n}` }] });
    expect(json.rights.map(({ right }: { right: string }) => right)).toEqual(rightNames);
  });

  it('are changed with effect in sessions that run, and a preset goes back to what it was', async () => {
    const sam = await desk.signedIn(await somebody('Sam', 'salesperson'));
    const keys = async () => (await desk.ask('GET', at('/api-keys'), { as: sam })).status;
    expect(await keys()).toBe(403);
    const change = (rights: string[] | null) =>
      desk.ask('PATCH', at('/roles/salesperson'), { as: admin, body: { rights } });
    expect((await change(['manageApiKeys'])).json).toMatchObject({
      changed: true,
      rights: ['seeAllLeads', 'manageApiKeys'],
    });
    expect(await keys()).toBe(200);
    expect((await desk.ask('GET', '/session', { as: sam })).json.dealers[0].may.manageApiKeys).toBe(true);
    expect((await change(null)).json.changed).toBe(false);
    expect(await keys()).toBe(403);
  });

  it('are added, given, shown by their name, and replaced when they go', async () => {
    const role = await add('Disposition', ['handOver']);
    const taken = await desk.ask('POST', at('/roles'), {
      as: admin,
      body: { name: 'disposition', rights: [] },
    });
    expect([taken.status, taken.json.code, taken.json.field]).toEqual([409, 'people.roleNameTaken', 'name']);
    const sam = await somebody('Sam', 'salesperson');
    await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body: { role } });
    const session = await desk.signedIn(sam);
    expect((await desk.ask('GET', '/session', { as: session })).json.dealers[0]).toMatchObject({
      role,
      roleName: 'Disposition',
      may: { handOver: true, workInbox: false },
    });
    const remove = (query = '') => desk.ask('DELETE', at(`/roles/${role}${query}`), { as: admin });
    const inUse = await remove();
    expect([inUse.status, inUse.json.code]).toEqual([409, 'people.roleInUse']);
    expect((await remove(`?replacedBy=${role}`)).json.code).toBe('people.roleUnknown');
    expect((await remove('?replacedBy=reception')).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await desk.in(north, listPeople)).find(({ userId }) => userId === sam)?.role).toBe('reception');
  });

  it('cannot be presets that go, or unknown ones that are given', async () => {
    expect((await desk.ask('DELETE', at('/roles/adviser'), { as: admin })).status).toBe(404);
    const sam = await somebody('Sam', 'salesperson');
    const answer = await desk.ask('PATCH', at(`/users/${sam}`), { as: admin, body: { role: 'king' } });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, 'people.roleUnknown', 'role']);
  });

  it('never take the last right to manage people, by whichever door', async () => {
    const rights = rightNames.filter((right) => right !== 'manageUsers');
    const changed = await desk.ask('PATCH', at('/roles/administrator'), { as: admin, body: { rights } });
    expect([changed.status, changed.json.code]).toEqual([409, 'people.lastAdministrator']);
    const role = await add('Leitung', [...rightNames]);
    const lea = await desk.signedIn(await somebody('Lea', role));
    expect(
      (await desk.ask('PATCH', at('/roles/administrator'), { as: admin, body: { rights } })).status,
    ).toBe(200);
    const removed = await desk.ask('DELETE', at(`/roles/${role}?replacedBy=salesperson`), { as: lea });
    expect([removed.status, removed.json.code]).toEqual([409, 'people.lastAdministrator']);
  });

  it('let nobody give, take or have more than their own rights', async () => {
    const role = await add('Personal', ['manageUsers']);
    const pia = await desk.signedIn(await somebody('Pia', role));
    const sam = await somebody('Sam', 'salesperson');
    const sue = await somebody('Sue', 'supervisor');
    const order = { name: 'X', email: `x${n}@y.example`, role: 'administrator', receivesRequests: false };
    const tries: [string, 'POST' | 'PATCH', string, object][] = [
      ['giving a stronger role', 'PATCH', `/users/${sam}`, { role: 'administrator' }],
      ['taking one', 'PATCH', `/users/${sue}`, { role: 'salesperson' }],
      ['deactivating somebody stronger', 'PATCH', `/users/${sue}`, { active: false }],
      ['inviting', 'POST', '/users', order],
      ['adding rights to the own role', 'PATCH', `/roles/${role}`, { rights: ['manageUsers', 'editStock'] }],
      ['weakening a stronger role', 'PATCH', '/roles/supervisor', { rights: [] }],
      ['a new role', 'POST', '/roles', { name: 'Y', rights: ['changeSettings'] }],
    ];
    for (const [name, method, path, body] of tries) {
      const answer = await desk.ask(method, at(path), { as: pia, body });
      expect([name, answer.status, answer.json.code]).toEqual([name, 403, 'people.moreThanOwn']);
    }
    const given = await desk.ask('PATCH', at(`/users/${sam}`), { as: pia, body: { role } });
    expect(given.status).toBe(200);
  });

  it('belong to one dealer', async () => {
    const role = await add('Leitung', [...rightNames]);
    const south = await desk.dealer(`south${n}`);
    const stan = await desk.signedIn(await desk.member(south, `Stan${n}`, 'administrator'));
    const answer = await desk.ask('PATCH', at(`/roles/${role}`, 'south'), { as: stan, body: { name: 'Z' } });
    expect(answer.status).toBe(404);
    expect((await desk.ask('GET', at('/roles', 'south'), { as: stan })).json.rows).toHaveLength(5);
  });

  it('say the same in SQL', async () => {
    const role = await add('Leitung', ['handOver', 'editStock']);
    for (const each of [role, 'salesperson', 'reception', 'supervisor']) await somebody(`P${each}`, each);
    await desk.ask('PATCH', at('/roles/reception'), { as: admin, body: { rights: ['changeSettings'] } });
    await desk.in(north, async (tx) => {
      for (const right of rightNames.filter((one) => one !== 'seeAllLeads')) {
        const { rows } = await sql<{ userId: string }>`
          select user_id as "userId" from membership m
          where dealer_id = ${tx.dealerId} and ${holdsRight(right, 'm')}`.execute(tx.db);
        const people = (await listPeople(tx)).filter(({ rights }) => rights[right]);
        expect(new Set(rows.map(({ userId }) => userId))).toEqual(
          new Set(people.map(({ userId }) => userId)),
        );
      }
    });
  });
});
