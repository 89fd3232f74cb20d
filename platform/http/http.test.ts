import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { refuse } from '../../kernel/refusals.ts';
import { createTestDatabase, type TestDatabase } from '../../test/world/database.ts';
import { systemClock } from '../clock/index.ts';
import { createPool, Database } from '../sql/index.ts';
import { download, sandboxedHtml } from './answers.ts';
import {
  announceLive,
  buildHttp,
  type DealerActor,
  dealerRoute,
  type Gate,
  type HttpApp,
  openRoute,
  operatorRoute,
  userRoute,
} from './index.ts';

/** Lets in whoever names himself: `<dealer>.<name>`, an operator as `*.<name>`. */
const gate: Gate = {
  findDealerId: async (tx, key) =>
    (await tx.db.selectFrom('dealer').select('dealer_id').where('key', '=', key).executeTakeFirst())
      ?.dealer_id ?? null,
  admit: async (tx, credentials) => {
    const { key } = await tx.db
      .selectFrom('dealer')
      .select('key')
      .where('dealer_id', '=', tx.dealerId)
      .executeTakeFirstOrThrow();
    if (credentials.kind === 'apiKey') {
      if (credentials.key !== `fc_${key}_${'k'.repeat(20)}`) return null;
      return {
        kind: 'apiKey',
        userId: null,
        name: 'Portal',
        role: 'administrator',
        operator: false,
        rights: {} as never,
      };
    }
    const [dealer, name = ''] = credentials.token.split('.');
    if (dealer !== key && dealer !== '*') return null;
    return actor(name, dealer === '*');
  },
  signedIn: async (_tx, token) => {
    const [dealer, name = ''] = token.split('.');
    return name === '' ? null : { userId: newId(systemClock.now()), name, operator: dealer === '*' };
  },
};

function actor(name: string, operator: boolean): DealerActor {
  return {
    kind: 'user',
    userId: newId(systemClock.now()),
    name,
    role: 'salesperson',
    operator,
    rights: {} as never,
  };
}

const north = newId(systemClock.now());
const south = newId(systemClock.now());
let world: TestDatabase;
let database: Database;
let app: HttpApp;
let deeds = 0;

beforeAll(async () => {
  world = await createTestDatabase();
  const pool = createPool({ connection: world.connection, onError: () => {} });
  database = new Database({ pool, clock: systemClock, react: () => async () => {} });
  await database.inInstallation(async ({ db, now }) => {
    for (const [dealer_id, key] of [
      [north, 'north'],
      [south, 'south'],
    ] as const) {
      await db
        .insertInto('dealer')
        .values({
          dealer_id,
          key,
          name: key,
          language: 'de',
          country: 'DE',
          region: null,
          time_zone: 'Europe/Berlin',
          created_at: now,
        })
        .execute();
    }
  });
  app = await buildHttp({
    database,
    gate,
    log: pino({ level: 'silent' }),
    publicUrl: 'http://desk.example',
    liveConnection: world.connection,
    webFolder: null,
    version: '1.2.3',
  });
  addRoutes(app);
  await app.fastify.ready();
});

afterAll(async () => {
  await app.fastify.close();
  await database.pool.end();
  await world.drop();
});

function addRoutes(http: HttpApp): void {
  const Thing = Type.Object(
    { name: Type.String(), size: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  );
  dealerRoute(http, {
    method: 'GET',
    path: '/things/:thingId',
    tag: 'Things',
    summary: 'A thing',
    schema: {
      params: Type.Object({ thingId: Type.String({ pattern: '^\\d+$' }) }),
      querystring: Type.Object(
        { big: Type.Optional(Type.Boolean()), limit: Type.Optional(Type.Integer()) },
        { additionalProperties: false },
      ),
      response: Type.Object({ name: Type.String(), big: Type.Boolean(), by: Type.String() }),
    },
    handler: async ({ tx, params, query }) => {
      const row = {
        name: `Thing ${params.thingId}`,
        big: query.big ?? false,
        by: tx.actor.name ?? '',
        password: 'secret',
      };
      return row;
    },
  });
  dealerRoute(http, {
    method: 'POST',
    path: '/things',
    tag: 'Things',
    summary: 'Make a thing',
    schema: { body: Thing, response: Type.Object({ number: Type.Integer() }) },
    status: 201,
    idempotent: true,
    may: ({ name }) => name !== 'Weak',
    handler: async ({ tx, body }) => {
      deeds++;
      if (body.name === 'taken')
        refuse('conflict', 'things.taken', { field: 'name', details: { name: body.name } });
      if (body.name === 'broken') throw new Error('password=hunter2');
      announceLive(tx, 'lead', 'abc');
      return { number: deeds };
    },
  });
  dealerRoute(http, {
    method: 'PUT',
    path: '/things',
    tag: 'Things',
    summary: 'Put XML',
    xml: true,
    schema: { body: Type.Union([Thing, Type.String()]), response: Type.Object({ text: Type.String() }) },
    handler: async ({ body }) => ({ text: typeof body === 'string' ? body : 'json' }),
  });
  dealerRoute(http, {
    method: 'POST',
    path: '/uploads',
    tag: 'Things',
    summary: 'Upload',
    upload: { maxBytes: 100 },
    schema: { response: Type.Object({ name: Type.String(), size: Type.Integer() }) },
    handler: async ({ file }) => ({ name: file?.name ?? '', size: file?.bytes.length ?? 0 }),
  });
  dealerRoute(http, {
    method: 'GET',
    path: '/file',
    tag: 'Things',
    summary: 'File',
    bytes: true,
    handler: async ({ reply }) =>
      download(reply, { name: 'Angebot "Ü".html', contentType: 'text/html', bytes: Buffer.from('<script>') }),
  });
  dealerRoute(http, {
    method: 'GET',
    path: '/page',
    tag: 'Things',
    summary: 'Page',
    bytes: true,
    handler: async ({ reply }) => sandboxedHtml(reply, '<p>hello</p>'),
  });
  dealerRoute(http, {
    method: 'DELETE',
    path: '/things',
    tag: 'Things',
    summary: 'None',
    handler: async () => {},
  });
  userRoute(http, {
    method: 'GET',
    path: '/me',
    tag: 'Me',
    summary: 'Me',
    schema: { response: Type.Object({ name: Type.String() }) },
    handler: async ({ user }) => ({ name: user.name }),
  });
  operatorRoute(http, {
    method: 'GET',
    path: '/everything',
    tag: 'Me',
    summary: 'Everything',
    schema: { response: Type.Object({ ok: Type.Boolean() }) },
    handler: async () => ({ ok: true }),
  });
  openRoute(http, {
    method: 'POST',
    path: '/knock',
    tag: 'Me',
    summary: 'Knock',
    perMinute: 5,
    schema: { body: Thing },
    handler: async () => {},
  });
}

interface Ask {
  as?: string;
  key?: string;
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
}

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  { as, key, body, raw, headers }: Ask = {},
) {
  const response = await app.fastify.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      ...(as === undefined ? {} : { cookie: `forecourt=${as}` }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(key === undefined ? { 'sec-fetch-site': 'same-origin' } : {}),
      ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    ...(raw === undefined ? {} : { payload: raw }),
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    json: tryJson(response.body),
  };
}

function tryJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const thing = { name: 'Golf', size: 2 };
const northKey = `fc_north_${'k'.repeat(20)}`;

describe('who gets in', () => {
  it.each<[string, string, Ask, number, string | null]>([
    ['a member', '/dealers/north/things/1', { as: 'north.Anna' }, 200, null],
    ['an API key', '/dealers/north/things/1', { key: northKey }, 200, null],
    ['an operator', '/dealers/north/things/1', { as: '*.Root' }, 200, null],
    ['nobody', '/dealers/north/things/1', {}, 401, 'session.none'],
    ['nobody at an unknown dealer', '/dealers/nowhere/things/1', {}, 401, 'session.none'],
    ['an invented session', '/dealers/north/things/1', { as: 'north' + '.' }, 200, null],
    ['a worthless session', '/dealers/north/things/1', { as: 'x' }, 401, 'session.none'],
    ['a stranger', '/dealers/north/things/1', { as: 'south.Bob' }, 404, 'http.notFound'],
    ['a member at an unknown dealer', '/dealers/nowhere/things/1', { as: 'south.Bob' }, 404, 'http.notFound'],
    ['a key of another dealer', '/dealers/south/things/1', { key: northKey }, 404, 'http.notFound'],
    ['a wrong key', '/dealers/north/things/1', { key: `fc_north_${'x'.repeat(20)}` }, 401, 'session.none'],
    [
      'a key of no dealer',
      '/dealers/north/things/1',
      { key: `fc_nowhere_${'x'.repeat(20)}` },
      401,
      'session.none',
    ],
    ['no key at all', '/dealers/north/things/1', { key: 'hello' }, 401, 'session.none'],
    [
      'a bad header beside a good cookie',
      '/dealers/north/things/1',
      { as: 'north.Anna', key: 'x' },
      401,
      'session.none',
    ],
    ['a user', '/me', { as: 'north.Anna' }, 200, null],
    ['an API key where a person is meant', '/me', { key: northKey }, 401, 'session.none'],
    ['a user where an operator is meant', '/everything', { as: 'north.Anna' }, 403, 'http.notAllowed'],
    ['the operator', '/everything', { as: '*.Root' }, 200, null],
  ])('%s: %s', async (_, url, request, status, code) => {
    const answer = await ask('GET', url, request);
    expect([answer.status, answer.json.code ?? null]).toEqual([status, code]);
  });

  it('asks who it is and what he may before what he sends', async () => {
    expect((await ask('POST', '/dealers/north/things', { body: {} })).status).toBe(401);
    expect((await ask('POST', '/dealers/north/things', { as: 'south.Bob', body: {} })).status).toBe(404);
    expect((await ask('POST', '/dealers/north/things', { as: 'north.Weak', body: {} })).status).toBe(403);
    expect((await ask('POST', '/dealers/north/things', { as: 'north.Anna', body: {} })).status).toBe(422);
  });

  it('tells the transaction who acts', async () => {
    expect((await ask('GET', '/dealers/north/things/1', { as: 'north.Anna' })).json.by).toBe('Anna');
    expect((await ask('GET', '/dealers/north/things/1', { key: northKey })).json.by).toBe('Portal');
  });
});

describe('requests and answers', () => {
  it.each<[string, unknown, string | undefined]>([
    ['an unknown field', { ...thing, colour: 'red' }, 'colour'],
    ['a missing field', { name: 'Golf' }, 'size'],
    ['a wrong type', { name: 'Golf', size: '2' }, 'size'],
    ['a value out of range', { name: 'Golf', size: 0 }, 'size'],
    ['a NUL', { name: 'Go\0lf', size: 1 }, 'name'],
    ['half a surrogate pair', { name: 'Golf \ud800', size: 1 }, 'name'],
    ['no object', [], undefined],
    ['null', null, undefined],
  ])('refuses %s', async (_, body, field) => {
    const answer = await ask('POST', '/dealers/north/things', { as: 'north.Anna', body });
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: 'http.invalid', requestId: answer.headers['x-request-id'] });
    expect(answer.json.field).toBe(field);
  });

  it.each<[string, string, number, string]>([
    ['a query that is no number', '/dealers/north/things/1?limit=x', 422, 'http.invalid'],
    ['an unknown query', '/dealers/north/things/1?colour=red', 422, 'http.invalid'],
    ['an id that is none', '/dealers/north/things/abc', 404, 'http.notFound'],
    ['a broken address', '/dealers/north/things/%zz', 422, 'http.unreadableBody'],
    ['an unknown address', '/dealers/north/nothing', 404, 'http.notFound'],
    ['a NUL in the address', '/dealers/nor%00th/things/1', 404, 'http.notFound'],
  ])('answers %s with a problem', async (_, url, status, code) => {
    const answer = await ask('GET', url, { as: 'north.Anna' });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('converts queries and filters answers', async () => {
    const answer = await ask('GET', '/dealers/north/things/7?big=true&limit=3', { as: 'north.Anna' });
    expect(answer.json).toEqual({ name: 'Thing 7', big: true, by: 'Anna' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('tells a refusal, and nothing of an error', async () => {
    const taken = await ask('POST', '/dealers/north/things', {
      as: 'north.Anna',
      body: { ...thing, name: 'taken' },
    });
    expect(taken.status).toBe(409);
    expect(taken.json).toMatchObject({ code: 'things.taken', field: 'name', details: { name: 'taken' } });
    const broken = await ask('POST', '/dealers/north/things', {
      as: 'north.Anna',
      body: { ...thing, name: 'broken' },
    });
    expect(broken.status).toBe(500);
    expect(Object.keys(broken.json).sort()).toEqual(['code', 'message', 'requestId']);
    expect(broken.text).not.toMatch(/hunter2|at .*\.ts/);
  });

  it.each<[string, Ask, number]>([
    ['too much', { raw: JSON.stringify({ name: 'x'.repeat(1_100_000), size: 1 }) }, 413],
    ['no JSON', { raw: '{"name":' }, 422],
    ['a form', { raw: 'name=Golf', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['JSON as plain text', { raw: JSON.stringify(thing), headers: { 'content-type': 'text/plain' } }, 415],
    ['a poisoned prototype', { raw: '{"__proto__":{"x":1},"name":"a","size":1}' }, 422],
  ])('refuses %s', async (_, request, status) => {
    expect((await ask('POST', '/dealers/north/things', { as: 'north.Anna', ...request })).status).toBe(
      status,
    );
  });

  it('takes XML from API keys only', async () => {
    const xml = { raw: '<adf/>', headers: { 'content-type': 'application/xml; charset=utf-8' } };
    expect((await ask('PUT', '/dealers/north/things', { key: northKey, ...xml })).json).toEqual({
      text: '<adf/>',
    });
    expect((await ask('PUT', '/dealers/north/things', { key: northKey, body: thing })).json).toEqual({
      text: 'json',
    });
    expect((await ask('PUT', '/dealers/north/things', { as: 'north.Anna', ...xml })).status).toBe(415);
    expect(
      (await ask('PUT', '/dealers/north/things', { key: northKey, body: { ...thing, x: 1 } })).json.field,
    ).toBe('x');
  });

  it('answers nothing with 204', async () => {
    const answer = await ask('DELETE', '/dealers/north/things', { as: 'north.Anna' });
    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  it('takes one file, within the limit', async () => {
    const upload = (size: number) => {
      const raw = `--b\r\ncontent-disposition: form-data; name="file"; filename="car.jpg"\r\ncontent-type: image/jpeg\r\n\r\n${'x'.repeat(size)}\r\n--b--\r\n`;
      return { raw, headers: { 'content-type': 'multipart/form-data; boundary=b' } };
    };
    const fine = await ask('POST', '/dealers/north/uploads', { as: 'north.Anna', ...upload(100) });
    expect(fine.json).toEqual({ name: 'car.jpg', size: 100 });
    expect((await ask('POST', '/dealers/north/uploads', { as: 'north.Anna', ...upload(101) })).status).toBe(
      413,
    );
    expect((await ask('POST', '/dealers/north/uploads', { as: 'south.Bob', ...upload(1) })).status).toBe(404);
    expect((await ask('POST', '/dealers/north/uploads', { as: 'north.Anna', body: {} })).status).toBe(415);
  });

  it('never shows a file, and shows a page only in a sandbox', async () => {
    const file = await ask('GET', '/dealers/north/file', { as: 'north.Anna' });
    expect(file.text).toBe('<script>');
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="Angebot ___.html"; filename*=UTF-8\'\'Angebot%20%22%C3%9C%22.html',
    );
    expect(file.headers['content-security-policy']).toContain('sandbox');
    const page = await ask('GET', '/dealers/north/page', { as: 'north.Anna' });
    expect(page.headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'self'.*sandbox/,
    );
  });
});

describe('other sites', () => {
  const post = (headers: Record<string, string>, extra: Ask = {}) =>
    app.fastify.inject({
      method: 'POST',
      url: '/api/v1/dealers/north/things',
      payload: JSON.stringify(thing),
      headers: {
        'content-type': 'application/json',
        host: 'desk.local:8080',
        cookie: 'forecourt=north.Anna',
        ...headers,
        ...extra.headers,
      },
    });

  it.each<[Record<string, string>, number]>([
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'none' }, 201],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://desk.example' }, 403],
    [{ origin: 'http://desk.example' }, 201],
    [{ origin: 'http://desk.local:8080' }, 201],
    [{ origin: 'http://desk.local' }, 403],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 403],
    [{ authorization: `Bearer ${northKey}` }, 201],
  ])('%j → %i', async (headers, status) => {
    const answer = await post(headers);
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json().code).toBe('http.crossSite');
  });

  it('are kept out by the headers of every answer', async () => {
    const { headers } = await app.fastify.inject('/api/v1/openapi.json');
    const policy = String(headers['content-security-policy']);
    for (const part of [
      "script-src 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]) {
      expect(policy.split(';')).toContain(part);
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  });
});

describe('the idempotency key', () => {
  const make = (key: string, body: unknown, as = 'north.Anna') =>
    ask('POST', '/dealers/north/things', { as, body, headers: { 'idempotency-key': key } });

  it('does a deed once and answers the same again', async () => {
    const first = await ask('POST', '/dealers/north/things', {
      key: northKey,
      body: thing,
      headers: { 'idempotency-key': 'one' },
    });
    const again = await ask('POST', '/dealers/north/things', {
      key: northKey,
      body: thing,
      headers: { 'idempotency-key': 'one' },
    });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await ask('POST', '/dealers/north/things', {
      key: northKey,
      body: { ...thing, size: 9 },
      headers: { 'idempotency-key': 'one' },
    });
    expect([other.status, other.json.code]).toEqual([409, 'http.idempotencyKeyReused']);
  });

  it('makes twins wait for each other', async () => {
    const before = deeds;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        ask('POST', '/dealers/north/things', {
          key: northKey,
          body: thing,
          headers: { 'idempotency-key': 'twins' },
        }),
      ),
    );
    expect(deeds - before).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('belongs to whoever used it, and to one dealer', async () => {
    expect((await make('mine', thing)).status).toBe(201);
    expect((await make('mine', thing)).status).toBe(409);
    expect(
      (
        await ask('POST', '/dealers/south/things', {
          as: 'south.Bob',
          body: thing,
          headers: { 'idempotency-key': 'mine' },
        })
      ).status,
    ).toBe(201);
  });

  it('remembers no refusal', async () => {
    const before = deeds;
    await make('refused', { ...thing, name: 'taken' });
    await make('refused', { ...thing, name: 'taken' });
    expect(deeds - before).toBe(2);
  });

  it('is a plain text', async () => {
    expect((await make('with space', thing)).json).toMatchObject({
      code: 'http.invalid',
      field: 'Idempotency-Key',
    });
  });
});

describe('limits', () => {
  it('brakes what is open to everybody', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await ask('POST', '/knock', { body: thing })).status);
    expect(statuses.slice(0, 5)).toEqual([204, 204, 204, 204, 204]);
    const last = await ask('POST', '/knock', { body: thing });
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('live', () => {
  it('tells the pages of the dealer what changed, and only them', async () => {
    await app.fastify.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.fastify.server.address() as { port: number };
    const listen = async (dealer: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/dealers/${dealer}/live`, {
        headers: { cookie: `forecourt=${dealer}.Anna` },
      });
      expect(answer.headers.get('content-type')).toContain('text/event-stream');
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      return async () => (await reader?.read())?.value;
    };
    const atNorth = await listen('north');
    const atSouth = await listen('south');
    expect(await atNorth()).toContain('retry:');
    expect(await atSouth()).toContain('retry:');
    await ask('POST', '/dealers/north/things', { as: 'north.Anna', body: thing });
    expect(await atNorth()).toBe('event: lead\ndata: {"leadId":"abc"}\n\n');
    await ask('POST', '/dealers/north/things', { as: 'north.Anna', body: { ...thing, name: 'broken' } });
    await ask('POST', '/dealers/south/things', { as: 'south.Bob', body: thing });
    expect(await atSouth()).toBe('event: lead\ndata: {"leadId":"abc"}\n\n');

    const outside = await fetch(`http://127.0.0.1:${port}/api/v1/dealers/south/live`, {
      headers: { cookie: 'forecourt=north.Anna' },
    });
    expect(outside.status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(200);
    expect(
      (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { 'x-forwarded-for': '1.2.3.4' } })).status,
    ).toBe(404);
  });
});

describe('a live stream', () => {
  it('ends when something may have been missed, so that the page reads everything again', async () => {
    if (!app.fastify.server.listening) await app.fastify.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.fastify.server.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/dealers/north/live`, {
      headers: { cookie: 'forecourt=north.Anna' },
    });
    const { rows } = await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'forecourt live' and datname = current_database()",
    );
    expect(rows).toHaveLength(1);
    // Comes to an end only because the stream does.
    expect(await answer.text()).toBe('retry: 2000\n\n');
  });
});

describe('the built web', () => {
  let web: HttpApp;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'forecourt-web-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Desk</title>');
    writeFileSync(join(folder, 'assets/main-abc123.js'), 'export {};'.repeat(300));
    web = await buildHttp({
      database,
      gate,
      log: pino({ level: 'silent' }),
      publicUrl: 'http://desk.example',
      liveConnection: null,
      webFolder: folder,
      version: '1',
    });
    address = await web.fastify.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await web.fastify.close();
    rmSync(folder, { recursive: true });
  });

  it.each<[string, number, string, string]>([
    ['/', 200, 'text/html', 'no-cache'],
    ['/index.html', 200, 'text/html', 'no-cache'],
    ['/d/north/leads?colour=red', 200, 'text/html', 'no-cache'],
    ['/assets/main-abc123.js', 200, 'application/javascript', 'public, max-age=31536000, immutable'],
    ['/assets/main-old.js', 404, 'application/json', 'no-store'],
    ['/favicon.ico', 404, 'application/json', 'no-store'],
    ['/api/v1/nothing', 404, 'application/json', 'no-store'],
    ['/api', 404, 'application/json', 'no-store'],
  ])('%s: %i', async (url, status, type, caching) => {
    const answer = await fetch(address + url);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, caching]);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    if (type === 'text/html') expect(await answer.text()).toContain('<title>Desk</title>');
  });

  it('is sent compressed, and only read', async () => {
    const answer = await fetch(`${address}/assets/main-abc123.js`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await fetch(address, { method: 'POST' })).status).toBe(404);
  });
});

describe('the description', () => {
  it('holds every route, with its failures and who may come', async () => {
    const spec = (await app.fastify.inject('/api/v1/openapi.json')).json();
    expect(spec.openapi).toBe('3.1.0');
    for (const { method, path } of app.routes) {
      const operation = spec.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      expect(operation.summary.length).toBeGreaterThan(1);
    }
    const made = spec.paths['/api/v1/dealers/{dealer}/things'].post;
    expect(Object.keys(made.responses)).toEqual(['201', '4XX']);
    expect(made.responses['4XX'].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    );
    expect(made.security).toEqual([{ session: [] }, { apiKey: [] }]);
  });

  it.each([
    '/healthz',
    '/readyz',
    '/api/docs',
    '/api/docs/docs.js',
    '/api/docs/schema.js',
    '/api/docs/docs.css',
  ])('serves %s', async (url) => {
    expect((await app.fastify.inject(url)).statusCode).toBe(200);
  });
});
