import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { defaultSettings } from '../dealers/index.ts';
import { routes } from './routes.ts';

const defaults = defaultSettings('distribution', { country: 'DE', region: null });

let desk: Desk;
let dealerId: string;
let admin: string;
let anna: string;
let ben: string;
beforeAll(async () => {
  desk = await openDesk({ routes, react });
  dealerId = await desk.dealer('north');
  await desk.in(dealerId, seedDealer);
  anna = await desk.member(dealerId, 'anna', 'salesperson');
  ben = await desk.member(dealerId, 'ben', 'supervisor');
  admin = await desk.signedIn(await desk.member(dealerId, 'jana', 'administrator'));
});
afterAll(() => desk.close());

const change = (userId: string, body: object) =>
  desk.ask('PATCH', `/dealers/north/users/${userId}`, { as: admin, body });
async function save(value: object) {
  const { json } = await desk.ask('GET', '/dealers/north/settings/distribution', { as: admin });
  return desk.ask('PUT', '/dealers/north/settings/distribution', {
    as: admin,
    body: { version: json.version, value: { ...defaults, ...value } },
  });
}

describe('the pool and who receives requests', () => {
  it('are refused together with all findings, and nothing is half saved', async () => {
    const answer = await save({ mode: 'pool', fallbackUserId: crypto.randomUUID() });
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({
      code: 'settings.poolWithoutUser',
      field: 'value.poolUserId',
      findings: [
        { code: 'settings.poolWithoutUser', field: 'value.poolUserId' },
        { code: 'settings.poolBesideReceivers', field: 'value.mode', details: { names: 'anna' } },
        { code: 'settings.userUnknown', field: 'value.fallbackUserId' },
      ],
    });
    const { json } = await desk.ask('GET', '/dealers/north/settings/distribution', { as: admin });
    expect(json).toMatchObject({ version: 0, value: { mode: 'rotation' } });
  });

  it('are refused from the other door too', async () => {
    expect((await change(anna, { receivesRequests: false })).status).toBe(200);
    expect((await save({ mode: 'pool', poolUserId: ben })).status).toBe(200);
    const on = await change(anna, { receivesRequests: true });
    expect([on.status, on.json.code, on.json.field]).toEqual([409, 'people.poolIsOn', 'receivesRequests']);
    const invited = await desk.ask('POST', '/dealers/north/users', {
      as: admin,
      body: { name: 'Neu', email: 'neu@autohaus.example', role: 'salesperson', receivesRequests: true },
    });
    expect([invited.status, invited.json.code]).toEqual([409, 'people.poolIsOn']);
    expect((await change(ben, { receivesRequests: true })).status).toBe(200);
  });

  it('keep whose the pool is from leaving', async () => {
    const gone = await change(ben, { active: false });
    expect([gone.status, gone.json.code]).toEqual([409, 'people.ownsPool']);
    expect((await save({ mode: 'mixed', poolUserId: ben })).status).toBe(200);
    expect((await change(anna, { receivesRequests: true })).status).toBe(200);
    expect((await save({ mode: 'pool', poolUserId: ben })).json.code).toBe('settings.poolBesideReceivers');
  });

  it('of two at once, each right without the other, one is refused', async () => {
    await change(anna, { receivesRequests: false });
    const answers = await Promise.all([
      save({ mode: 'pool', poolUserId: ben }),
      change(anna, { receivesRequests: true }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses).toContainEqual(expect.toBeOneOf([409, 422]));
  });
});
