import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { seedCatalogues } from './index.ts';
import { routes } from './routes.ts';

interface Row {
  readonly entryId: string;
  readonly key: string | null;
  readonly name: string | null;
  readonly uses: number;
  readonly mayRemove: boolean;
}

let desk: Desk;
let admin: string;
let sales: string;
beforeAll(async () => {
  desk = await openDesk({ routes });
  const north = await desk.dealer('north');
  await desk.in(north, seedCatalogues);
  admin = await desk.signedIn(await desk.member(north, 'Jürgen', 'administrator'));
  sales = await desk.signedIn(await desk.member(north, 'Tom', 'salesperson'));
});
afterAll(() => desk.close());

const reasons = '/dealers/north/catalogues/closing-reasons';
const rowsOf = (json: { rows: Row[] }) => json.rows;

async function find(which: (row: Row) => boolean): Promise<Row> {
  const { json } = await desk.ask('GET', reasons, { as: admin });
  const row = rowsOf(json).find(which);
  if (row === undefined) throw new Error('No such reason');
  return row;
}

describe('the catalogue of closing reasons', () => {
  it('is read by everybody and changed by an administrator', async () => {
    const read = await desk.ask('GET', reasons, { as: sales });
    expect([read.status, read.json.mayChange]).toEqual([200, false]);
    const body = { name: 'Moved away', outcome: 'lost' };
    expect((await desk.ask('POST', reasons, { as: sales, body })).status).toBe(403);
    const added = await desk.ask('POST', reasons, { as: admin, body });
    expect(added.status).toBe(201);
    expect(rowsOf(added.json).at(-1)).toMatchObject({
      key: null,
      name: 'Moved away',
      uses: 0,
      mayRemove: true,
    });
  });

  it('renames and hides, tells who did, and takes a change back', async () => {
    const price = await find(({ key }) => key === 'priceTooHigh');
    const at = `${reasons}/${price.entryId}`;
    await desk.ask('PATCH', at, { as: admin, body: { name: ' Too dear ' } });
    const { json } = await desk.ask('GET', `${reasons}/changes`, { as: admin });
    const [change] = json.rows;
    expect(change).toMatchObject({
      key: 'priceTooHigh',
      before: { name: null },
      after: { name: 'Too dear' },
      changedBy: 'Jürgen',
    });
    const undo = `${reasons}/changes/${change.changeId}/undo`;
    expect((await desk.ask('POST', undo, { as: admin })).status).toBe(200);
    expect((await find(({ key }) => key === 'priceTooHigh')).name).toBeNull();
    const again = await desk.ask('POST', undo, { as: admin });
    expect([again.status, again.json.code]).toEqual([409, 'sources.changedSince']);
  });

  it('removes own ones that nothing uses, and brings them back', async () => {
    const own = await find(({ name }) => name === 'Moved away');
    expect((await desk.ask('DELETE', `${reasons}/${own.entryId}`, { as: admin })).status).toBe(204);
    const { json } = await desk.ask('GET', `${reasons}/changes`, { as: admin });
    await desk.ask('POST', `${reasons}/changes/${json.rows[0].changeId}/undo`, { as: admin });
    expect((await find(({ name }) => name === 'Moved away')).key).toBeNull();
    const system = await find(({ key }) => key === 'spam');
    const refused = await desk.ask('DELETE', `${reasons}/${system.entryId}`, { as: admin });
    expect([refused.status, refused.json.code]).toEqual([409, 'sources.stillUsed']);
  });

  it('is put in order as a whole', async () => {
    const { json } = await desk.ask('GET', reasons, { as: admin });
    const entryIds = rowsOf(json).map(({ entryId }) => entryId);
    const put = await desk.ask('PUT', `${reasons}/order`, {
      as: admin,
      body: { entryIds: entryIds.toReversed() },
    });
    expect(rowsOf(put.json).map(({ entryId }) => entryId)).toEqual(entryIds.toReversed());
    const part = await desk.ask('PUT', `${reasons}/order`, {
      as: admin,
      body: { entryIds: entryIds.slice(1) },
    });
    expect([part.status, part.json.code]).toEqual([409, 'sources.orderOutdated']);
  });

  it('is another at each dealer', async () => {
    const south = await desk.dealer('south');
    const stranger = await desk.signedIn(await desk.member(south, 'Eva', 'administrator'));
    expect((await desk.ask('GET', reasons, { as: stranger })).status).toBe(404);
  });
});

describe('the catalogue of sources', () => {
  it('keeps what a source brings along', async () => {
    const path = '/dealers/north/catalogues/sources';
    const added = await desk.ask('POST', path, {
      as: admin,
      body: { name: 'Trade fair', channel: 'walkIn' },
    });
    const own = rowsOf(added.json).at(-1);
    const change = {
      defaultType: 'testDrive',
      groupName: 'Events',
      callNumber: '07621 5550',
      responseMinutes: 30,
    };
    const changed = await desk.ask('PATCH', `${path}/${own?.entryId}`, { as: admin, body: change });
    expect(rowsOf(changed.json).at(-1)).toMatchObject({ ...change, channel: 'walkIn', key: null });
    const twice = await desk.ask('POST', path, { as: admin, body: { name: 'trade FAIR', channel: 'email' } });
    expect([twice.status, twice.json.code, twice.json.field]).toEqual([409, 'sources.nameTaken', 'name']);
  });
});
