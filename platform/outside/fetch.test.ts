import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { fetchOutside } from './fetch.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port: number;
let answer: Answer = () => {};
const asked: IncomingMessage[] = [];

/** A real server on this machine, which answers as each test says. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  asked.length = 0;
  server.closeAllConnections();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const nothingKnown = { etag: null, lastModified: null };
const here = (path = '/') => `http://127.0.0.1:${port}${path}`;
const allowed = { insideHosts: new Set(['127.0.0.1', 'localhost']), timeoutMilliseconds: 2000 };
const get = fetchOutside(allowed);

it('reads a document with what the server says of it', async () => {
  answer = (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/calendar; charset="iso-8859-1"',
      etag: '"7"',
      'last-modified': 'Tue, 10 Mar 2026 09:00:00 GMT',
    });
    response.end('BEGIN');
  };
  expect(await get(here(), nothingKnown)).toEqual({
    outcome: 'read',
    bytes: Buffer.from('BEGIN'),
    charset: 'iso-8859-1',
    etag: '"7"',
    lastModified: 'Tue, 10 Mar 2026 09:00:00 GMT',
  });
  expect(asked[0]?.headers['if-none-match']).toBeUndefined();
});

it('asks only for something newer', async () => {
  answer = (_, response) => response.writeHead(304).end();
  const known = { etag: '"7"', lastModified: 'Tue, 10 Mar 2026 09:00:00 GMT' };
  expect(await get(here(), known)).toEqual({ outcome: 'unchanged' });
  expect(asked[0]?.headers).toMatchObject({
    'if-none-match': '"7"',
    'if-modified-since': 'Tue, 10 Mar 2026 09:00:00 GMT',
  });
});

it('follows redirects, three at most', async () => {
  answer = ({ url }, response) => {
    const step = Number(url?.slice(1));
    if (step === 0) response.end('there');
    else response.writeHead(302, { location: `/${step - 1}` }).end();
  };
  expect(await get(here('/3'), nothingKnown)).toMatchObject({ outcome: 'read' });
  expect(await get(here('/4'), nothingKnown)).toEqual({ outcome: 'failed', trouble: 'refused', status: 310 });
});

it.each([401, 404, 500])('tells an answer of %i', async (status) => {
  answer = (_, response) => response.writeHead(status).end('no');
  expect(await get(here(), nothingKnown)).toEqual({ outcome: 'failed', trouble: 'refused', status });
});

it('reads no more than the limit, whatever the server says of its length', async () => {
  let sent = 0;
  answer = (_, response) => {
    const more = () => {
      if (response.destroyed) return;
      sent += 10_000;
      response.write('x'.repeat(10_000), () => setImmediate(more));
    };
    more();
  };
  const small = fetchOutside({ ...allowed, maxBytes: 50_000 });
  expect(await small(here(), nothingKnown)).toMatchObject({ outcome: 'failed', trouble: 'tooLarge' });
  expect(sent).toBeLessThan(20_000_000);
});

it('gives up on a server that is silent, and on one that dribbles', async () => {
  const quick = fetchOutside({ ...allowed, timeoutMilliseconds: 150 });
  answer = () => {};
  expect(await quick(here(), nothingKnown)).toMatchObject({ trouble: 'tooSlow' });
  answer = (_, response) => {
    const timer = setInterval(() => response.write('x'), 10);
    response.once('close', () => clearInterval(timer));
  };
  expect(await quick(here(), nothingKnown)).toMatchObject({ trouble: 'tooSlow' });
});

it('tells a host that is unknown, a door that is closed, and a connection that breaks', async () => {
  const patient = fetchOutside({ ...allowed, timeoutMilliseconds: 20_000 });
  expect(await patient('http://nobody.invalid/', nothingKnown)).toMatchObject({ trouble: 'hostUnknown' });
  expect(await get('http://127.0.0.1:1/', nothingKnown)).toMatchObject({ trouble: 'notReachable' });
  expect(await get(here().replace('http:', 'https:'), nothingKnown)).toMatchObject({ outcome: 'failed' });
  answer = (request) => request.socket.destroy();
  expect(await get(here(), nothingKnown)).toMatchObject({ trouble: 'notReachable' });
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setImmediate(() => response.destroy());
  };
  expect(await get(here(), nothingKnown)).toMatchObject({ trouble: 'notReachable' });
});

it.each([
  'http://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f.1:PORT/',
  'http://[::1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'ftp://example.com/',
  'nonsense',
])('never goes inside: %s', async (url) => {
  answer = (_, response) => response.end('secret');
  const outside = fetchOutside({ insideHosts: new Set(), timeoutMilliseconds: 2000 });
  const fetched = await outside(url.replace('PORT', String(port)), nothingKnown);
  expect(fetched).toEqual({ outcome: 'failed', trouble: 'addressNotAllowed', status: null });
  expect(asked).toEqual([]);
});

it('is not led inside by a redirect of an allowed host', async () => {
  answer = (_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
  const one = fetchOutside({ insideHosts: new Set(['localhost']), timeoutMilliseconds: 2000 });
  expect(await one(`http://localhost:${port}/`, nothingKnown)).toMatchObject({
    trouble: 'addressNotAllowed',
  });
  expect(asked.map(({ url }) => url)).toEqual(['/']);
});
