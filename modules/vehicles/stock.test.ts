import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDealer } from '../../app/seed-dealer.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import type { ReservationType, VehicleRow } from './contract.ts';
import { vehicleJobs } from './index.ts';
import { routes } from './routes/index.ts';

let desk: Desk;
let worker: DueWorker;
let types: ReservationType[];
const ids = { anna: '', ben: '', sue: '', eve: '' };
const sessions = { ...ids };
type Name = keyof typeof ids;

beforeAll(async () => {
  desk = await openDesk({ routes });
  const north = await desk.dealer('north');
  const south = await desk.dealer('south');
  for (const dealer of [north, south]) await desk.in(dealer, seedDealer);
  for (const [name, role, dealer] of [
    ['anna', 'salesperson', north],
    ['ben', 'salesperson', north],
    ['sue', 'supervisor', north],
    ['eve', 'administrator', south],
  ] as const) {
    ids[name] = await desk.member(dealer, name, role);
    sessions[name] = await desk.signedIn(ids[name]);
  }
  worker = new DueWorker({
    database: desk.database,
    handlers: vehicleJobs(),
    onFailure: ({ error }) => {
      throw error;
    },
  });
  types = (await ask('anna', 'GET', '/reservation-types')).json.rows;
});
afterAll(() => desk.close());

const ask = (name: Name, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  desk.ask(method, `/dealers/${name === 'eve' ? 'south' : 'north'}${path}`, { as: sessions[name], body });
const add = async (values: object): Promise<string> =>
  (await ask('sue', 'POST', '/vehicles', { make: 'Opel', model: 'Corsa', condition: 'used', ...values })).json
    .vehicleId;
const typeId = (key: string) => types.find((type) => type.key === key)?.typeId ?? '';

async function upload(name: Name, path: string, file: { name: string; type: string; bytes: Buffer }) {
  const body = Buffer.concat([
    Buffer.from(
      `--xx\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`,
    ),
    file.bytes,
    Buffer.from('\r\n--xx--\r\n'),
  ]);
  return desk.app.fastify.inject({
    method: 'POST',
    url: `/api/v1/dealers/north${path}`,
    headers: {
      cookie: `forecourt=${sessions[name]}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=xx',
    },
    payload: body,
  });
}

const csv = (text: string) => ({ name: 'stock.csv', type: 'text/csv', bytes: Buffer.from(text) });

describe('the list', () => {
  const rows = async (query: string): Promise<VehicleRow[]> =>
    (await ask('anna', 'GET', `/vehicles?${query}`)).json.rows;
  const titles = async (query: string) => (await rows(query)).map(({ title }) => title);

  beforeAll(async () => {
    for (const [index, [make, model, euros, registered]] of (
      [
        ['Škoda', 'Octavia', 18_000, '2021-02-01'],
        ['Škoda', 'Fabia', 9_000, '2018-06-01'],
        ['Volvo', 'V60', null, null],
        ['Volvo', 'XC40', 31_000, '2023-01-15'],
      ] as const
    ).entries()) {
      await add({
        make,
        model,
        offerNumber: `L-${index}`,
        price: euros === null ? null : { cents: euros * 100, currency: 'EUR' },
        firstRegistration: registered,
        contactPersonId: index === 0 ? ids.anna : null,
        location: index < 2 ? 'Halle, 1' : 'Hof',
      });
    }
  });

  it('finds by words without marks, and by numbers however they are written', async () => {
    expect(await titles('q=skoda')).toEqual(['Škoda Fabia', 'Škoda Octavia']);
    expect(await titles('q=L2')).toEqual(['Volvo V60']);
    expect(await titles('q=volvo%20100%25')).toEqual([]);
  });

  it('filters by make, price, year and person', async () => {
    expect(await titles('make=Volvo&priceFrom=20000')).toEqual(['Volvo XC40']);
    expect(await titles('yearFrom=2019&yearTo=2022&q=L')).toEqual(['Škoda Octavia']);
    expect(await titles('person=me')).toEqual(['Škoda Octavia']);
    expect((await ask('anna', 'GET', '/vehicles?fuel=coal')).json).toMatchObject({
      code: 'vehicles.unknownFilter',
      field: 'fuel',
    });
  });

  it.each([
    ['newest', ['XC40', 'V60', 'Fabia', 'Octavia']],
    ['price', ['Fabia', 'Octavia', 'XC40', 'V60']],
    ['priceDown', ['XC40', 'Octavia', 'Fabia', 'V60']],
    ['registration', ['XC40', 'Octavia', 'Fabia', 'V60']],
    ['make', ['Fabia', 'Octavia', 'V60', 'XC40']],
  ])('in order of %s is read page by page', async (sort, models) => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = (await ask('anna', 'GET', `/vehicles?q=L&limit=1&sort=${sort}${after}`)).json;
      seen.push(...page.rows.map(({ title }: VehicleRow) => title.split(' ')[1]));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toEqual(models);
  });
});

describe('the data of a vehicle', () => {
  it('is written by who edits the stock, not by salespeople', async () => {
    const body = { make: 'Fiat', model: '500', condition: 'used' };
    expect((await ask('anna', 'POST', '/vehicles', body)).status).toBe(403);
    const { json } = await ask('sue', 'POST', '/vehicles', body);
    const view = (await ask('anna', 'GET', `/vehicles/${json.vehicleId}`)).json;
    expect(view).toMatchObject({ state: 'available', may: { edit: false, reserve: true, release: false } });
    expect(view.values).toMatchObject({ make: 'Fiat', price: null, equipment: [] });
    expect((await ask('eve', 'GET', `/vehicles/${json.vehicleId}`)).status).toBe(404);
  });

  it('is changed where a change says so, and cleared by null', async () => {
    const vehicleId = await add({ colour: 'rot', litresPer100Km: 5.4, links: ['https://a.example/1'] });
    await ask('sue', 'PATCH', `/vehicles/${vehicleId}`, { colour: null, powerKw: 74 });
    const { values } = (await ask('sue', 'GET', `/vehicles/${vehicleId}`)).json;
    expect(values).toMatchObject({
      colour: null,
      powerKw: 74,
      litresPer100Km: 5.4,
      links: ['https://a.example/1'],
    });
  });

  it('has an offer number of its own while it is for sale', async () => {
    const first = await add({ offerNumber: 'D-1' });
    const second = { make: 'Opel', model: 'Astra', condition: 'used', offerNumber: 'd 1' };
    expect((await ask('sue', 'POST', '/vehicles', second)).json).toMatchObject({
      code: 'vehicles.offerNumberTaken',
      field: 'offerNumber',
    });
    await ask('sue', 'PUT', `/vehicles/${first}/departure`, { as: 'sold' });
    expect((await ask('sue', 'POST', '/vehicles', second)).status).toBe(201);
  });

  it('names nobody of another dealer as contact person', async () => {
    const body = { make: 'Opel', model: 'Astra', condition: 'used', contactPersonId: ids.eve };
    expect((await ask('sue', 'POST', '/vehicles', body)).json.code).toBe('vehicles.personUnknown');
  });

  it('stays when it goes, and comes back', async () => {
    const vehicleId = await add({});
    await ask('sue', 'PUT', `/vehicles/${vehicleId}/departure`, { as: 'sold', note: 'an Herrn Özdemir' });
    const gone = (await ask('anna', 'GET', `/vehicles/${vehicleId}`)).json;
    expect(gone).toMatchObject({ state: 'sold', gone: { by: 'sue', note: 'an Herrn Özdemir' } });
    expect((await ask('sue', 'PUT', `/vehicles/${vehicleId}/departure`, { as: 'sold' })).status).toBe(409);
    await ask('sue', 'DELETE', `/vehicles/${vehicleId}/departure`);
    expect((await ask('anna', 'GET', `/vehicles/${vehicleId}`)).json.state).toBe('available');
  });
});

describe('vehicles by offer number', () => {
  it('are made, changed or left as they are', async () => {
    const put = async (model: string, path = 'by-number/P-1') =>
      (await ask('sue', 'PUT', `/vehicles/${path}`, { make: 'Kia', model, condition: 'new' })).json.outcome;
    expect([await put('Ceed'), await put('Ceed'), await put('Ceed SW', 'by-number/p1')]).toEqual([
      'created',
      'unchanged',
      'changed',
    ]);
  });

  it('are all kept or none', async () => {
    const vehicles = ['B-1', 'B-2', 'b1'].map((offerNumber) => ({
      offerNumber,
      make: 'Kia',
      model: 'Rio',
      condition: 'new',
    }));
    expect((await ask('sue', 'PUT', '/vehicles', { vehicles })).json).toMatchObject({
      code: 'vehicles.offerNumberTwice',
      field: 'vehicles.2.offerNumber',
    });
    expect((await ask('sue', 'GET', '/vehicles?q=B1')).json.rows).toEqual([]);
    const { rows } = (await ask('sue', 'PUT', '/vehicles', { vehicles: vehicles.slice(0, 2) })).json;
    expect(rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['created', 'created']);
  });
});

describe('a reservation', () => {
  const reserve = (name: Name, vehicleId: string, more: object = {}) =>
    ask(name, 'POST', `/vehicles/${vehicleId}/reservation`, {
      typeId: typeId('customer'),
      until: '2026-03-12T17:00:00Z',
      forWhom: 'Familie Köhler',
      ...more,
    });

  it('is told with who, for whom and until; a second one is refused with a name', async () => {
    const vehicleId = await add({});
    expect((await reserve('anna', vehicleId)).status).toBe(201);
    const view = (await ask('ben', 'GET', `/vehicles/${vehicleId}`)).json;
    expect(view).toMatchObject({
      state: 'reserved',
      reservation: { forWhom: 'Familie Köhler', reservedBy: 'anna', until: '2026-03-12T17:00:00Z' },
      may: { reserve: false, release: false },
    });
    expect((await reserve('ben', vehicleId)).json).toMatchObject({
      code: 'vehicles.reservedAlready',
      details: { name: 'anna' },
    });
  });

  it('of two at one moment holds for one', async () => {
    const vehicleId = await add({});
    const answers = await Promise.all([reserve('ben', vehicleId), reserve('sue', vehicleId)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('ends by who made it, by a supervisor, by a sale, and by itself', async () => {
    const vehicleId = await add({});
    const release = (name: Name) => ask(name, 'DELETE', `/vehicles/${vehicleId}/reservation`);
    await reserve('anna', vehicleId);
    expect((await release('ben')).json.code).toBe('vehicles.notYourReservation');
    expect((await release('anna')).status).toBe(204);
    expect((await release('anna')).json.code).toBe('vehicles.notReserved');
    await reserve('anna', vehicleId);
    expect((await release('sue')).status).toBe(204);
    await reserve('anna', vehicleId);
    desk.clock.moveTo(Temporal.Instant.from('2026-03-12T16:59:59Z'));
    await worker.drain();
    expect((await ask('anna', 'GET', `/vehicles/${vehicleId}`)).json.state).toBe('reserved');
    desk.clock.moveTo(Temporal.Instant.from('2026-03-12T17:00:00Z'));
    await worker.drain();
    const view = (await ask('anna', 'GET', `/vehicles/${vehicleId}`)).json;
    expect(view.state).toBe('available');
    expect(view.pastReservations.map(({ ended }: { ended: { because: string } }) => ended.because)).toEqual([
      'lapsed',
      'released',
      'released',
    ]);
    await reserve('sue', vehicleId, { typeId: typeId('workshop'), until: '2026-03-20T17:00:00Z' });
    await ask('sue', 'PUT', `/vehicles/${vehicleId}/departure`, { as: 'sold' });
    const sold = (await ask('anna', 'GET', `/vehicles/${vehicleId}`)).json;
    expect([sold.state, sold.reservation, sold.pastReservations[0].ended.because]).toEqual([
      'sold',
      null,
      'sold',
    ]);
  });

  it('keeps to the limits of its type', async () => {
    const vehicleId = await add({});
    const until = '2026-05-01T17:00:00Z';
    expect((await reserve('anna', vehicleId, { until })).json.code).toBe('vehicles.untilTooLate');
    const workshop = { typeId: typeId('workshop'), until: '2026-03-20T17:00:00Z' };
    expect((await reserve('anna', vehicleId, workshop)).json.code).toBe('vehicles.typeForSupervisors');
    const internal = { typeId: typeId('internal'), until: '2026-03-20T17:00:00Z' };
    for (let held = 0; held < 3; held++) {
      expect((await reserve('ben', await add({}), internal)).status).toBe(201);
    }
    expect((await reserve('ben', vehicleId, internal)).json.code).toBe('vehicles.holdsTooMany');
  });

  it('has the types that the administrator sets; none is deleted', async () => {
    const change = (rows: object[]) => ask('sue', 'PUT', '/reservation-types', { rows });
    const own = { name: 'Messe', mostDays: 3, who: 'everybody', mostPerPerson: null, hidden: false };
    expect((await change([own])).status).toBe(403);
    const eve = (rows: object[]) => ask('eve', 'PUT', '/reservation-types', { rows });
    expect((await eve([{ ...own, name: null }])).json.code).toBe('vehicles.typeNeedsName');
    expect((await eve([own])).status).toBe(204);
    const { rows } = (await ask('eve', 'GET', '/reservation-types')).json;
    expect(rows.map(({ name, key, hidden }: ReservationType) => [name ?? key, hidden])).toEqual([
      ['Messe', false],
      ['customer', true],
      ['internal', true],
      ['workshop', true],
    ]);
  });
});

describe('pictures and documents', () => {
  const picture = async () => ({
    name: 'auto.png',
    type: 'image/png',
    bytes: await new Transformer(
      await Transformer.fromSvg(
        '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1000"><rect width="2000" height="1000" fill="#357"/></svg>',
      ).png(),
    ).png(),
  });

  it('are shown in the order that was chosen; one that was taken out comes back', async () => {
    const vehicleId = await add({});
    const at = `/vehicles/${vehicleId}/pictures`;
    const first = (await upload('sue', at, await picture())).json();
    expect(first).toMatchObject({ width: 1600, height: 800 });
    const second = (await upload('sue', at, await picture())).json();
    const shown = async () =>
      (await ask('anna', 'GET', `/vehicles/${vehicleId}`)).json.pictures.map(
        (each: { pictureId: string }) => each.pictureId,
      );
    await ask('sue', 'PUT', at, { pictureIds: [second.pictureId] });
    expect(await shown()).toEqual([second.pictureId]);
    await ask('sue', 'PUT', at, { pictureIds: [second.pictureId, first.pictureId] });
    expect(await shown()).toEqual([second.pictureId, first.pictureId]);
    const answer = await ask('anna', 'GET', `${at}/${first.pictureId}?size=thumbnail`);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
    });
    expect((await ask('anna', 'GET', '/vehicles?limit=1')).json.rows[0].pictureId).toBe(second.pictureId);
  });

  it('that are none are refused', async () => {
    const at = `/vehicles/${await add({})}/pictures`;
    const svg = { name: 'x.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg onload="alert(1)"/>') };
    expect((await upload('sue', at, svg)).json().code).toBe('vehicles.noPicture');
    const broken = { name: 'x.png', type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a00', 'hex') };
    expect((await upload('sue', at, broken)).json().code).toBe('vehicles.noPicture');
  });

  it('keeps a document, deletes it and brings it back; what runs in a browser is not taken', async () => {
    const vehicleId = await add({});
    const at = `/vehicles/${vehicleId}/documents`;
    const paper = { name: 'Schein.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 paper') };
    const kept = (await upload('anna', at, paper)).json();
    expect(kept).toMatchObject({ name: 'Schein.pdf', contentType: 'application/pdf', addedBy: 'anna' });
    const path = `${at}/${kept.documentId}`;
    const answer = await ask('ben', 'GET', path);
    expect(answer.text).toBe('%PDF-1.4 paper');
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect((await ask('anna', 'DELETE', path)).status).toBe(403);
    expect((await ask('sue', 'DELETE', path)).status).toBe(204);
    expect((await ask('ben', 'GET', path)).status).toBe(404);
    expect((await ask('sue', 'POST', `${path}/restoring`)).status).toBe(204);
    expect((await ask('ben', 'GET', path)).status).toBe(200);
    const page = { name: 'x.html', type: 'text/html', bytes: Buffer.from('<script>1</script>') };
    expect((await upload('sue', at, page)).json().code).toBe('vehicles.documentType');
  });
});

describe('a stock file', () => {
  const text = [
    'Marke;Modell;Interne Nummer;Preis;EZ;Kraftstoff;Ansprechpartner;Kram',
    'Mazda;CX-30;I-1;21.990,00 €;03/2021;Benzin;anna;x',
    'Mazda;2;I-2;viel;03/2021;Kohle;anna;x',
    ';3;I-3;1;;;;',
    'Mazda;6;I-1;1;;;;',
  ].join('\n');

  it('is previewed with a guess, and tells its errors line by line', async () => {
    const view = (await upload('sue', '/vehicles/import/preview', csv(text))).json();
    expect(view.columns.map(({ field }: { field: string }) => field)).toEqual([
      'make',
      'model',
      'offerNumber',
      'price',
      'firstRegistration',
      'fuel',
      'contactPerson',
      null,
    ]);
    const mapped = (
      await upload(
        'sue',
        '/vehicles/import/preview?mapping=make:0,model:1,offerNumber:2,price:3,fuel:5',
        csv(text),
      )
    ).json();
    expect(mapped).toMatchObject({ lines: 4, created: 1, changed: 0, missing: [] });
    expect(
      mapped.problems.map(({ line, field, code }: { line: number; field: string; code: string }) => [
        line,
        field,
        code,
      ]),
    ).toEqual([
      [3, 'price', 'import.unreadable'],
      [3, 'fuel', 'import.unreadable'],
      [4, 'make', 'import.missing'],
      [5, 'offerNumber', 'import.twice'],
    ]);
    expect((await ask('sue', 'GET', '/vehicles?q=mazda')).json.rows).toEqual([]);
  });

  it('is taken over once: the same again changes nothing, and what it has no column for stays', async () => {
    const path = '/vehicles/import?mapping=make:0,model:1,offerNumber:2,price:3';
    expect((await upload('sue', path, csv(text))).json()).toMatchObject({ created: 1, changed: 0 });
    const [row] = (await ask('sue', 'GET', '/vehicles?q=I1')).json.rows;
    await ask('sue', 'PATCH', `/vehicles/${row.vehicleId}`, { colour: 'grau' });
    expect((await upload('sue', path, csv(text))).json()).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 1,
    });
    const cheaper = csv(text.replace('21.990,00', '20.990,00'));
    expect((await upload('sue', path, cheaper)).json()).toMatchObject({
      created: 0,
      changed: 1,
      unchanged: 0,
    });
    const { values } = (await ask('sue', 'GET', `/vehicles/${row.vehicleId}`)).json;
    expect(values).toMatchObject({ colour: 'grau', price: { cents: 2_099_000 } });
  });

  it('that is none is refused, and one without makes says what is missing', async () => {
    expect((await upload('sue', '/vehicles/import', csv('\n\n\n\n'))).json().code).toBe('import.noTable');
    expect((await upload('sue', '/vehicles/import', csv('a;b\n1;2'))).json()).toMatchObject({
      missing: ['make', 'model'],
      created: 0,
    });
    expect((await upload('anna', '/vehicles/import', csv('a;b\n1;2'))).statusCode).toBe(403);
  });
});
