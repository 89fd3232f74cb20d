import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDealer } from '../../app/seed-dealer.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { createContact } from '../contacts/index.ts';
import type { CarRow } from './contract.ts';
import { routes } from './routes.ts';

let desk: Desk;
const facts: unknown[] = [];
const ids = { anna: '', sue: '', eve: '' };
const sessions = { ...ids };
const people = { kim: '', lea: '', far: '' };
type Name = keyof typeof ids;

beforeAll(async () => {
  desk = await openDesk({
    routes,
    react: () => async (name, fact) => {
      if (name === 'cars.ownerChanged') facts.push(fact);
    },
  });
  const north = await desk.dealer('north');
  const south = await desk.dealer('south');
  for (const dealer of [north, south]) await desk.in(dealer, seedDealer);
  for (const [name, role, dealer] of [
    ['anna', 'salesperson', north],
    ['sue', 'supervisor', north],
    ['eve', 'administrator', south],
  ] as const) {
    ids[name] = await desk.member(dealer, name, role);
    sessions[name] = await desk.signedIn(ids[name]);
  }
  for (const [key, name, dealer] of [
    ['kim', 'Kim Nguyen', north],
    ['lea', 'Lea Köhler', north],
    ['far', 'Fern Weh', south],
  ] as const) {
    const contact = {
      kind: 'person' as const,
      name,
      createdFrom: 'hand' as const,
      emails: [{ email: `${key}@mail.example`, relay: false }],
      phones: [],
    };
    people[key] = (await desk.in(dealer, (tx) => createContact(tx, contact))).contactId;
  }
});
afterAll(() => desk.close());

const ask = (name: Name, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  desk.ask(method, `/dealers/${name === 'eve' ? 'south' : 'north'}${path}`, { as: sessions[name], body });
const add = async (values: object): Promise<string> => {
  const answer = await ask('anna', 'POST', '/cars', { make: 'Opel', model: 'Corsa', ...values });
  expect(answer.status).toBe(201);
  return answer.json.carId;
};
const view = async (carId: string) => (await ask('anna', 'GET', `/cars/${carId}`)).json;

describe('a car', () => {
  it('keeps every date, and a change leaves what it does not name', async () => {
    const carId = await add({
      plate: 'LÖ-AB 123',
      dates: { nextInspection: '2026-05-01', leaseEnd: '2027-01-31' },
      nextServiceKm: 60_000,
      summerTreadMm: 4.5,
    });
    await ask('anna', 'PATCH', `/cars/${carId}`, {
      note: 'Kratzer',
      dates: { leaseEnd: null, battery: '2022-02-02' },
    });
    expect(await view(carId)).toMatchObject({
      values: { plate: 'LÖ-AB 123', note: 'Kratzer', nextServiceKm: 60_000, summerTreadMm: 4.5 },
      dates: { nextInspection: '2026-05-01', leaseEnd: null, battery: '2022-02-02', warrantyEnd: null },
    });
    expect((await ask('eve', 'GET', `/cars/${carId}`)).status).toBe(404);
  });

  it('is found by its plate in any spelling, by its VIN from both ends, and by its name', async () => {
    const carId = await add({
      plate: 'FR-KN 2024',
      vin: 'WVWZZZ1KZAW123456',
      make: 'Škoda',
      model: 'Kodiaq RS',
    });
    const find = async (q: string) =>
      (await ask('anna', 'GET', `/cars?q=${encodeURIComponent(q)}`)).json.rows.map(
        (row: CarRow) => row.carId,
      );
    for (const q of ['frkn2024', 'FR KN 20', 'wvwzzz1kz', '123456', 'kodiaq škoda']) {
      expect([q, await find(q)]).toEqual([q, [carId]]);
    }
    expect(await find('kodiaq tdi')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });

  it('lists page by page', async () => {
    for (const model of ['One', 'Two', 'Three']) await add({ make: 'Paging', model });
    const first = (await ask('anna', 'GET', '/cars?q=paging&limit=2')).json;
    const rest = (await ask('anna', 'GET', `/cars?q=paging&limit=2&after=${first.next}`)).json;
    expect([...first.rows, ...rest.rows].map(({ title }: CarRow) => title)).toEqual([
      'Paging Three',
      'Paging Two',
      'Paging One',
    ]);
    expect(rest.next).toBeNull();
  });

  it('that is gone is not listed but kept, and comes back', async () => {
    const carId = await add({ model: 'Gone' });
    await ask('anna', 'PUT', `/cars/${carId}/departure`, { as: 'scrapped', on: '2026-02-01' });
    expect((await ask('anna', 'PUT', `/cars/${carId}/departure`, { as: 'sold' })).json.code).toBe(
      'cars.goneAlready',
    );
    expect((await ask('anna', 'GET', '/cars?q=gone')).json.rows).toEqual([]);
    expect((await ask('anna', 'GET', '/cars?q=gone&state=gone')).json.rows[0].gone).toBe('scrapped');
    await ask('anna', 'DELETE', `/cars/${carId}/departure`);
    expect((await view(carId)).gone).toBeNull();
  });
});

describe('the mileage', () => {
  it('is predicted from readings, and says when the service is due', async () => {
    const carId = await add({ firstRegistration: '2023-03-10', nextServiceKm: 40_000 });
    const note = (on: string, km: number) => ask('anna', 'POST', `/cars/${carId}/mileage`, { on, km });
    await note('2024-03-10', 15_000);
    await note('2026-03-10', 35_100);
    await note('2026-03-10', 35_000);
    expect((await note('2026-03-11', 35_100)).json).toMatchObject({ code: 'cars.readingAhead', field: 'on' });
    expect(await view(carId)).toMatchObject({
      readings: [
        { on: '2026-03-10', km: 35_000, source: 'hand', by: 'anna' },
        { on: '2024-03-10', km: 15_000 },
      ],
      prediction: { km: 35_000, sure: 'measured', perYear: 10_007 },
      nextServiceByKm: { on: '2026-09-09', sure: 'measured' },
    });
    const answer = await ask('anna', 'GET', `/cars/${carId}/mileage?on=2027-03-10&km=30000`);
    expect(answer.json).toMatchObject({ at: { km: 45_000 }, reached: { sure: 'measured' } });
    expect((await ask('anna', 'DELETE', `/cars/${carId}/mileage/2024-03-10`)).status).toBe(204);
    expect((await ask('anna', 'DELETE', `/cars/${carId}/mileage/2024-03-10`)).status).toBe(404);
  });
});

describe('owners', () => {
  it('follow each other, one at a time; a contact shows present and earlier cars', async () => {
    const carId = await add({ model: 'Astra', owner: { contactId: people.kim, from: '2024-01-15' } });
    const change = (body: object) => ask('anna', 'PUT', `/cars/${carId}/owner`, body);
    expect((await change({ contactId: people.kim })).json.code).toBe('cars.ownerAlready');
    expect((await change({ contactId: people.far })).json.code).toBe('cars.contactUnknown');
    expect((await change({ contactId: people.lea, from: '2024-01-15' })).json.code).toBe('cars.ownedLater');
    expect((await change({ contactId: people.lea, from: '2026-03-01' })).status).toBe(204);
    expect((await view(carId)).owners).toEqual([
      { contactId: people.lea, name: 'Lea Köhler', from: '2026-03-01', until: null, current: true },
      { contactId: people.kim, name: 'Kim Nguyen', from: '2024-01-15', until: '2026-02-28', current: false },
    ]);
    expect(facts.at(-1)).toEqual({ carId, from: people.kim, to: people.lea });
    const of = async (contact: string) =>
      (await ask('anna', 'GET', `/cars?contact=${contact}`)).json.rows.map((row: CarRow) => row.current);
    expect([await of(people.lea), await of(people.kim)]).toEqual([[true], [false]]);
    await change({ contactId: null });
    expect((await view(carId)).owners.map(({ current }: { current: boolean }) => current)).toEqual([
      false,
      false,
    ]);
  });
});

describe('a file of cars', () => {
  const upload = (name: Name, path: string, text: string) =>
    desk.app.fastify.inject({
      method: 'POST',
      url: `/api/v1/dealers/north${path}`,
      headers: {
        cookie: `forecourt=${sessions[name]}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=xx',
      },
      payload: `--xx\r\ncontent-disposition: form-data; name="file"; filename="cars.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--xx--\r\n`,
    });
  const text = [
    'Kennzeichen;FIN;Marke;Modell;HU;Kilometerstand;Halter-E-Mail;Halter seit',
    'OG-X 1;VIN1;VW;Polo;05/2026;45.000;KIM@mail.example;1.4.2023',
    'OG-X 2;;VW;Golf;irgendwann;1;;',
    'og x1;;VW;Lupo;;;;',
  ].join('\n');

  it('is previewed and taken over; the same again is known by VIN or plate', async () => {
    const seen = (await upload('sue', '/cars/import/preview', text)).json();
    expect(seen).toMatchObject({ lines: 3, created: 1, changed: 0, missing: [] });
    expect(
      seen.problems.map(({ line, field, code }: { line: number; field: string; code: string }) => [
        line,
        field,
        code,
      ]),
    ).toEqual([
      [3, 'nextInspection', 'import.unreadable'],
      [4, 'plate', 'import.twice'],
    ]);
    expect((await upload('sue', '/cars/import', text)).json()).toMatchObject({ created: 1 });
    const [row] = (await ask('anna', 'GET', '/cars?q=OGX1')).json.rows;
    expect(row).toMatchObject({
      title: 'VW Polo',
      nextInspection: '2026-05-01',
      owner: { name: 'Kim Nguyen' },
    });
    await ask('anna', 'PATCH', `/cars/${row.carId}`, { note: 'bleibt' });
    const again = text.replace('OG-X 1;VIN1', 'OG-Y 9;VIN1').replace('05/2026', '05/2028');
    expect((await upload('sue', '/cars/import', again)).json()).toMatchObject({ created: 1, changed: 1 });
    expect(await view(row.carId)).toMatchObject({
      values: { plate: 'OG-Y 9', note: 'bleibt' },
      dates: { nextInspection: '2028-05-01' },
      readings: [{ km: 45_000, on: '2026-03-10', source: 'import' }],
      owners: [{ name: 'Kim Nguyen', from: '2023-04-01', current: true }],
    });
    expect((await upload('anna', '/cars/import', text)).statusCode).toBe(403);
  });
});
