import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DueWorker } from '../../platform/due-work/index.ts';
import { fetchOutside } from '../../platform/outside/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { defaultSettings } from '../dealers/index.ts';
import { calendarOf, hoursJobs, isOpen } from './index.ts';
import { eventOf, icsOf } from './rules/ics/sample-ics.ts';

let desk: Desk;
let worker: DueWorker;
let server: Server;
let elsewhere: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];
const failures: unknown[] = [];
const facts: [string, unknown][] = [];

let n = 0;
let north: string;
let adminId: string;
let admin: string;
let sales: string;

/** A real server of calendars on this machine, which the operator has allowed. Now is Tuesday, 10 March 2026, 10:00. */
beforeAll(async () => {
  desk = await openDesk({ react: () => async (name, fact) => void facts.push([name, fact]) });
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  worker = new DueWorker({
    database: desk.database,
    handlers: hoursJobs({
      fetchOutside: fetchOutside({ insideHosts: new Set(['127.0.0.1']), timeoutMilliseconds: 2000 }),
    }),
    onFailure: ({ error }) => failures.push(error),
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await desk.close();
});
beforeEach(async () => {
  n++;
  // what dealers of other tests are waiting for
  await desk.database.pool.query('delete from due');
  north = await desk.dealer(`north${n}`);
  adminId = await desk.member(north, `Adele${n}`, 'administrator');
  admin = await desk.signedIn(adminId);
  sales = await desk.signedIn(await desk.member(north, `Sam${n}`, 'salesperson'));
  asked.length = 0;
  facts.length = 0;
  failures.length = 0;
});

const at = (path: string) => `/dealers/north${n}${path}`;
const serve = (bytes: Buffer, headers: Record<string, string> = {}) => {
  answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(bytes);
};
const outing = eventOf('DTSTART;VALUE=DATE:20260814', 'SUMMARY:Betriebsausflug');
const rest = eventOf('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Ruhe');
const half = eventOf('DTSTART:20260814T120000Z', 'SUMMARY:Inventur');

const subscribe = (url: string, name = 'Gruppe') =>
  desk.ask('POST', at('/settings/hours/calendars'), { as: admin, body: { name, url } });
const list = async (as = admin) => (await desk.ask('GET', at('/settings/hours/calendars'), { as })).json;
const openAt = (local: string) =>
  desk.in(north, async (tx) =>
    isOpen(
      await calendarOf(tx),
      Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant(),
    ),
  );

describe('a subscribed calendar', () => {
  it('is read at once, and its days are days off of the dealer until the subscription ends', async () => {
    serve(icsOf(...outing, ...half, ...rest));
    expect(await openAt('2026-08-14T10:00')).toBe(true);
    const { status, json } = await subscribe(`${elsewhere}/group.ics`);
    expect([status, json.rows]).toEqual([
      201,
      [
        {
          subscriptionId: expect.any(String),
          name: 'Gruppe',
          url: `${elsewhere}/group.ics`,
          createdBy: `Adele${n}`,
          askedAt: null,
          fetchedAt: null,
          problem: null,
          refused: [],
          daysOff: [],
        },
      ],
    ]);
    expect(await worker.drain()).toBe(1);
    const now = desk.clock.now().toString();
    expect((await list()).rows[0]).toMatchObject({
      askedAt: now,
      fetchedAt: now,
      problem: null,
      refused: [{ line: 8, code: 'timeOfDay', text: 'Inventur' }],
      daysOff: [
        { from: '2026-08-14', until: '2026-08-14', name: 'Betriebsausflug' },
        { from: '2026-12-24', until: '2027-01-01', name: 'Ruhe' },
      ],
    });
    expect(await openAt('2026-08-14T10:00')).toBe(false);
    expect(facts).toContainEqual([
      'dealers.settingsChanged',
      { area: 'calendars', version: 1, openLeads: 'recalculate' },
    ]);

    const { subscriptionId } = json.rows[0];
    expect(
      (await desk.ask('DELETE', at(`/settings/hours/calendars/${subscriptionId}`), { as: admin })).status,
    ).toBe(204);
    expect(await openAt('2026-08-14T10:00')).toBe(true);
    expect((await list()).rows).toEqual([]);
    desk.clock.moveTo(desk.clock.now().add({ hours: 48 }));
    expect(await worker.drain()).toBe(0);
    expect(
      (await desk.ask('DELETE', at(`/settings/hours/calendars/${subscriptionId}`), { as: admin })).status,
    ).toBe(404);
  });

  it('is asked once a day for something newer, and then changes the days', async () => {
    serve(icsOf(...outing), { etag: '"1"', 'last-modified': 'Tue, 10 Mar 2026 09:00:00 GMT' });
    await subscribe(`${elsewhere}/group.ics`);
    await worker.drain();
    desk.clock.moveTo(desk.clock.now().add({ hours: 23 }));
    expect(await worker.drain()).toBe(0);
    answer = (_, response) => response.writeHead(304).end();
    desk.clock.moveTo(desk.clock.now().add({ hours: 1 }));
    expect(await worker.drain()).toBe(1);
    expect(asked.at(-1)?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Tue, 10 Mar 2026 09:00:00 GMT',
    });
    expect((await list()).rows[0]).toMatchObject({ fetchedAt: desk.clock.now().toString(), problem: null });
    expect(await openAt('2026-08-14T10:00')).toBe(false);

    serve(icsOf(...rest));
    const { subscriptionId } = (await list()).rows[0];
    expect(
      (await desk.ask('POST', at(`/settings/hours/calendars/${subscriptionId}/reading`), { as: admin }))
        .status,
    ).toBe(204);
    await worker.drain();
    expect(await openAt('2026-08-14T10:00')).toBe(true);
    expect(await openAt('2026-12-28T10:00')).toBe(false);
    expect(facts.filter(([name]) => name === 'dealers.settingsChanged')).toHaveLength(2);
  });

  it.each<[string, () => void, object]>([
    [
      'cannot be found',
      () => {
        answer = (_, response) => response.writeHead(404).end();
      },
      { code: 'refused', status: 404 },
    ],
    ['is a page to sign in', () => serve(Buffer.from('<html>')), { code: 'notACalendar', status: null }],
    [
      'ends in the middle',
      () => serve(Buffer.from('BEGIN:VCALENDAR\r\n')),
      { code: 'notWhole', status: null },
    ],
    ['is too large', () => serve(Buffer.alloc(1_100_000)), { code: 'tooLarge', status: null }],
    [
      'closes the dealer for good',
      () => serve(icsOf(...eventOf('DTSTART:20260101', 'RRULE:FREQ=DAILY'))),
      { code: 'noWorkingTime', status: null },
    ],
  ])('that %s keeps its days, says so, and is tried again after six hours', async (_, break_, problem) => {
    serve(icsOf(...outing));
    await subscribe(`${elsewhere}/group.ics`);
    await worker.drain();
    const fetchedAt = desk.clock.now().toString();
    break_();
    desk.clock.moveTo(desk.clock.now().add({ hours: 24 }));
    await worker.drain();
    expect((await list()).rows[0]).toMatchObject({
      problem,
      fetchedAt,
      askedAt: desk.clock.now().toString(),
      daysOff: [{ from: '2026-08-14' }],
    });
    serve(icsOf());
    desk.clock.moveTo(desk.clock.now().add({ hours: 6 }));
    expect(await worker.drain()).toBe(1);
    expect((await list()).rows[0]).toMatchObject({ problem: null, daysOff: [] });
    expect(failures).toEqual([]);
  });

  it('is never read from inside the house unless the operator allows it', async () => {
    serve(icsOf(...outing));
    await subscribe(elsewhere.replace('127.0.0.1', 'localhost'));
    await worker.drain();
    expect((await list()).rows[0]).toMatchObject({ problem: { code: 'addressNotAllowed' }, fetchedAt: null });
    expect(asked).toEqual([]);
  });

  it('is refused with the field when its address is none, is known, or there are too many', async () => {
    const refusal = async (url: string, name = 'x') => {
      const { status, json } = await subscribe(url, name);
      return [status, json.code, json.field];
    };
    expect(await refusal('ftp://x.example')).toEqual([422, 'calendars.addressNotReadable', 'url']);
    expect(await refusal('https://anna:secret@x.example')).toEqual([
      422,
      'calendars.addressNotReadable',
      'url',
    ]);
    expect(await refusal('https://x.example', ' ')).toEqual([422, 'calendars.nameMissing', 'name']);
    expect((await subscribe('webcal://x.example/a')).status).toBe(201);
    expect(await refusal('https://x.example/a')).toEqual([409, 'calendars.alreadySubscribed', 'url']);
    for (let i = 1; i < 10; i++) expect((await subscribe(`https://x.example/${i}`)).status).toBe(201);
    expect((await refusal('https://x.example/more'))[1]).toBe('calendars.tooMany');
  });

  it('shows its address, which may be a secret, only to who may change settings', async () => {
    serve(icsOf(...outing));
    await subscribe(`${elsewhere}/private-4711.ics`);
    await worker.drain();
    const seen = await list(sales);
    expect(seen).toMatchObject({ mayChange: false, rows: [{ name: 'Gruppe', url: null, daysOff: [{}] }] });
    const { subscriptionId } = seen.rows[0];
    const south = await desk.signedIn(
      await desk.member(await desk.dealer(`south${n}`), `Stan${n}`, 'administrator'),
    );
    for (const [method, path, body] of [
      ['POST', '/settings/hours/calendars', { name: 'x', url: 'https://x.example' }],
      ['POST', `/settings/hours/calendars/${subscriptionId}/reading`, undefined],
      ['DELETE', `/settings/hours/calendars/${subscriptionId}`, undefined],
      ['PUT', '/settings/hours/link', undefined],
      ['DELETE', '/settings/hours/link', undefined],
    ] as const) {
      expect([path, (await desk.ask(method, at(path), { as: sales, body })).status]).toEqual([path, 403]);
      expect([path, (await desk.ask(method, at(path), { as: south, body })).status]).toEqual([path, 404]);
      expect([path, (await desk.ask(method, at(path), { body })).status]).toEqual([path, 401]);
    }
    const elsewhereToo = `/dealers/south${n}/settings/hours/calendars/${subscriptionId}`;
    expect((await desk.ask('DELETE', elsewhereToo, { as: south })).status).toBe(404);
    expect((await list()).rows).toHaveLength(1);
  });
});

describe('hours together with subscribed days', () => {
  it('are refused when they leave no working time', async () => {
    serve(icsOf(...eventOf('DTSTART:20260101', 'SUMMARY:Mittwochs zu', 'RRULE:FREQ=WEEKLY;BYDAY=WE')));
    await subscribe(`${elsewhere}/group.ics`);
    await worker.drain();
    const hours = defaultSettings('hours', { country: 'DE', region: 'NW' });
    const none = { mon: [], tue: [], thu: [], fri: [], sat: [], sun: [] };
    const wednesdays = { ...hours, weekly: { ...none, wed: [['09:00', '18:00']] } };
    const { status, json } = await desk.ask('PUT', at('/settings/hours'), {
      as: admin,
      body: { version: 0, value: wednesdays },
    });
    expect([status, json.code, json.field]).toEqual([422, 'settings.noWorkingTime', 'value.ownDaysOff']);
  });
});

describe('importing a calendar file', () => {
  const upload = async (bytes: Buffer, as: string) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), 'ferien.ics');
    const encoded = new Response(form);
    const answered = await desk.app.fastify.inject({
      method: 'POST',
      url: `/api/v1${at('/settings/hours/imports')}`,
      headers: {
        cookie: `forecourt=${as}`,
        'sec-fetch-site': 'same-origin',
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return { status: answered.statusCode, json: answered.json() };
  };

  it('shows what would be added and what is refused, line by line, and saves nothing', async () => {
    const holiday = eventOf('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Weihnachten');
    const over = eventOf('DTSTART;VALUE=DATE:20260105', 'SUMMARY:vorbei');
    const file = icsOf(...outing, ...half, 'nonsense', ...rest, ...holiday, ...over);
    expect(await upload(file, admin)).toEqual({
      status: 200,
      json: {
        daysOff: [
          { from: '2026-08-14', until: '2026-08-14', name: 'Betriebsausflug', line: 3, known: false },
          { from: '2026-12-24', until: '2027-01-01', name: 'Ruhe', line: 12, known: false },
          { from: '2026-12-25', until: '2026-12-25', name: 'Weihnachten', line: 17, known: true },
        ],
        refused: [
          { line: 8, code: 'timeOfDay', text: 'Inventur' },
          { line: 11, code: 'lineNotReadable', text: 'nonsense' },
        ],
        moreRefused: 0,
        over: 1,
      },
    });
    const { json } = await desk.ask('GET', at('/settings/hours'), { as: admin });
    expect([json.version, json.value.ownDaysOff]).toEqual([0, []]);
    expect(facts).toEqual([]);
  });

  it('tells what is no calendar, and takes none from who may not change settings', async () => {
    const { json } = await upload(Buffer.from('PK\u0003\u0004'), admin);
    expect(json).toMatchObject({ daysOff: [], refused: [{ line: 1, code: 'notACalendar' }] });
    expect((await upload(icsOf(...outing), sales)).status).toBe(403);
    expect((await upload(Buffer.alloc(1_100_000, 'x'), admin)).status).toBe(413);
  });
});

describe('the link of the own calendar', () => {
  const get = (url: string, headers: Record<string, string> = {}) =>
    desk.app.fastify.inject({ url: url.replace('http://desk.example', ''), headers });

  it('shows the days off to whoever has it, until it is renewed or withdrawn', async () => {
    serve(icsOf(...outing));
    await subscribe(`${elsewhere}/group.ics`);
    await worker.drain();
    const hours = defaultSettings('hours', { country: 'DE', region: 'NW' });
    await desk.ask('PUT', at('/settings/hours'), {
      as: admin,
      body: {
        version: 0,
        value: {
          ...hours,
          ownDaysOff: [{ from: '2026-12-28', until: '2026-12-30', name: 'Inventur, Lager' }],
          specialOpenings: [{ date: '2026-12-29', intervals: [['10:00', '12:00']], name: '' }],
        },
      },
    });
    const { status, json } = await desk.ask('PUT', at('/settings/hours/link'), { as: admin });
    expect([status, json.link]).toEqual([
      200,
      {
        url: expect.stringMatching(
          new RegExp(`^http://desk\\.example/api/v1/calendars/north${n}/[\\w-]{32}\\.ics$`),
        ),
        createdAt: desk.clock.now().toString(),
        createdBy: `Adele${n}`,
      },
    ]);
    expect((await list(sales)).link.url).toBe(json.link.url);

    const read = await get(json.link.url);
    expect([read.statusCode, read.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = read.body.split('BEGIN:VEVENT').slice(1);
    const told = events.map((event) => {
      const of = (name: string) => new RegExp(`^${name}[^:]*:(.*)\r$`, 'm').exec(event)?.[1];
      return [of('DTSTART'), of('DTEND'), of('SUMMARY')].join(' ');
    });
    expect(told).toEqual(
      expect.arrayContaining([
        '20260814 20260815 Betriebsausflug',
        '20261225 20261226 1. Weihnachtstag',
        '20261228 20261229 Inventur\\, Lager',
        '20261230 20261231 Inventur\\, Lager',
      ]),
    );
    expect((await get(json.link.url, { 'if-none-match': String(read.headers.etag) })).statusCode).toBe(304);

    const renewed = (await desk.ask('PUT', at('/settings/hours/link'), { as: admin })).json.link.url;
    expect((await get(json.link.url)).statusCode).toBe(404);
    expect((await get(renewed)).statusCode).toBe(200);
    expect((await get(renewed.replace(`north${n}`, `nobody${n}`))).statusCode).toBe(404);
    expect((await desk.ask('DELETE', at('/settings/hours/link'), { as: admin })).status).toBe(204);
    expect((await get(renewed)).statusCode).toBe(404);
    expect((await list()).link).toBeNull();
  });
});

// last, since the clock of this file does not move back
describe('a year later', () => {
  it('a subscribed calendar is read anew, so that the days of one year more are known', async () => {
    serve(icsOf(...eventOf('DTSTART:20260105', 'SUMMARY:x', 'RRULE:FREQ=YEARLY')), { etag: '"1"' });
    await subscribe(`${elsewhere}/group.ics`);
    await worker.drain();
    expect((await list()).rows[0].daysOff.at(-1).from).toBe('2028-01-05');
    desk.clock.moveTo(Temporal.Instant.from('2027-01-02T10:00Z'));
    await worker.drain();
    expect(asked.at(-1)?.headers['if-none-match']).toBeUndefined();
    const later = await desk.signedIn(adminId);
    expect((await list(later)).rows[0].daysOff.at(-1).from).toBe('2029-01-05');
  });
});
