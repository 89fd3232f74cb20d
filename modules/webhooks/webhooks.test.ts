import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { postOutside } from '../../platform/outside/index.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { leadRoutes } from '../../test/world/lead-routes.ts';
import type { DeliveryRow } from './contract.ts';
import { webhookJobs } from './index.ts';
import { routes } from './routes.ts';
import { signatureOf } from './rules/signature.ts';

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: { event: string; id: string; data: { lead?: { customer: string; state: string } } };
}

let desk: Desk;
let receiver: Server;
let status = 204;
let worker: DueWorker;
let admin: string;
let anna: string;
let url: string;
const heard: Heard[] = [];

/** A real server of another system, which answers as each test says. */
beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      heard.push({ headers: request.headers, text, body: JSON.parse(text) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  desk = await openDesk({
    routes: (app) => {
      leadRoutes(app);
      routes(app);
    },
    react,
  });
  const dealerId = await desk.dealer('north');
  await desk.in(dealerId, seedDealer);
  admin = await desk.signedIn(await desk.member(dealerId, 'admin', 'administrator'));
  anna = await desk.signedIn(await desk.member(dealerId, 'anna', 'salesperson'));
  worker = new DueWorker({
    database: desk.database,
    handlers: webhookJobs({ post: postOutside({ insideHosts: new Set(['127.0.0.1']) }) }),
    onFailure: ({ error }) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await desk?.close();
  await new Promise((resolve) => receiver.close(resolve));
});
beforeEach(async () => {
  status = 204;
  for (const { webhookId } of (await ask('GET', '')).json.rows) await ask('DELETE', `/${webhookId}`);
  heard.length = 0;
});

function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
  return desk.ask(method, `/dealers/north/webhooks${path}`, { as: admin, body });
}
async function webhook(events: string[]): Promise<{ webhookId: string; secret: string }> {
  const answer = await ask('POST', '', { name: 'CRM', url, events });
  expect(answer.status, answer.text).toBe(201);
  return answer.json;
}
async function lead(name: string): Promise<string> {
  const made = await desk.ask('POST', '/dealers/north/leads', {
    as: anna,
    body: { customer: { name }, channel: 'phone', assignToMe: true },
  });
  expect(made.status, made.text).toBe(201);
  return made.json.leadIds[0];
}
async function log(webhookId: string): Promise<DeliveryRow[]> {
  return (await ask('GET', `/${webhookId}/deliveries`)).json.rows;
}
async function later(seconds: number): Promise<void> {
  desk.clock.moveTo(desk.clock.now().add({ seconds }));
  await worker.drain();
}

describe('telling other systems', () => {
  it('tells what they want to know, signed, in the order in which it happened', async () => {
    const { secret, webhookId } = await webhook(['lead.created', 'lead.closed']);
    const leadId = await lead('Sabine Köhler');
    await worker.drain();
    const { json } = await desk.ask('GET', '/dealers/north/leads/filters', { as: anna });
    const reason = json.closingReasons.find(({ outcome }: { outcome: string }) => outcome === 'lost');
    await desk.ask('POST', `/dealers/north/leads/${leadId}/closing`, {
      as: anna,
      body: { reasonId: reason.reasonId },
    });
    await worker.drain();
    expect(heard.map(({ body }) => [body.event, body.data.lead?.customer, body.data.lead?.state])).toEqual([
      ['lead.created', 'Sabine Köhler', 'open'],
      ['lead.closed', 'Sabine Köhler', 'closed'],
    ]);
    const [first] = heard;
    const at = /^t=(\d+),/.exec(String(first?.headers['forecourt-signature']))?.[1];
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'forecourt-event': 'lead.created',
      'forecourt-id': first?.body.id,
      'forecourt-signature': signatureOf(
        secret,
        first?.text ?? '',
        Temporal.Instant.fromEpochMilliseconds(Number(at) * 1000),
      ),
    });
    expect((await log(webhookId)).map(({ event, state }) => [event, state])).toEqual([
      ['lead.closed', 'delivered'],
      ['lead.created', 'delivered'],
    ]);
  });

  it('writes nothing of what nobody wants to know', async () => {
    await webhook(['lead.escalated']);
    await lead('Jan de Vries');
    expect(await worker.drain()).toBe(0);
    expect(heard).toEqual([]);
  });

  it('repeats what was not taken, with the same id, until it is', async () => {
    const { webhookId } = await webhook(['lead.created']);
    status = 503;
    await lead('Jan de Vries');
    await worker.drain();
    expect(await log(webhookId)).toMatchObject([{ state: 'waiting', attempts: 1, lastStatus: 503 }]);
    await later(9);
    expect(heard).toHaveLength(1);
    status = 200;
    await later(1);
    expect(heard).toHaveLength(2);
    expect(heard[1]?.body.id).toBe(heard[0]?.body.id);
    expect(await log(webhookId)).toMatchObject([{ state: 'delivered', attempts: 2, nextAt: null }]);
  });

  it('pauses a webhook that is gone, and goes on when it is switched on', async () => {
    const { webhookId } = await webhook(['lead.created']);
    status = 410;
    await lead('Jan de Vries');
    await worker.drain();
    expect((await ask('GET', '')).json.rows).toMatchObject([{ active: false, pausedBecause: 'gone' }]);
    await lead('Fa. Brenner');
    expect(await worker.drain()).toBe(0);
    status = 204;
    expect((await ask('PATCH', `/${webhookId}`, { active: true })).status).toBe(204);
    await lead('Erika Muster');
    await worker.drain();
    expect(heard.map(({ body }) => body.data.lead?.customer)).toEqual(['Jan de Vries', 'Erika Muster']);
  });

  it('keeps what comes while it is off for the hour in which it is on again', async () => {
    const { webhookId } = await webhook(['lead.created']);
    status = 500;
    await lead('Jan de Vries');
    await worker.drain();
    await ask('PATCH', `/${webhookId}`, { active: false });
    await later(60);
    expect(heard).toHaveLength(1);
    status = 204;
    await ask('PATCH', `/${webhookId}`, { active: true });
    await later(3600);
    expect(await log(webhookId)).toMatchObject([{ state: 'delivered' }]);
  });

  it('sends a message of the log again, as it was, and a trial', async () => {
    const { webhookId } = await webhook(['lead.created']);
    await lead('Sabine Köhler');
    await worker.drain();
    const [first] = await log(webhookId);
    expect((await ask('POST', `/${webhookId}/deliveries/${first?.deliveryId}/replay`)).status).toBe(201);
    expect((await ask('POST', `/${webhookId}/trial`)).status).toBe(201);
    await worker.drain();
    expect(heard.map(({ body }) => body.event)).toEqual(['lead.created', 'lead.created', 'trial']);
    expect(heard[1]?.text).toBe(heard[0]?.text);
    expect((await log(webhookId)).map(({ replayedBy }) => replayedBy)).toEqual([null, 'admin', null]);
  });

  it('signs by the new secret after a change, and not by the old', async () => {
    const { webhookId, secret } = await webhook(['lead.created']);
    const fresh = (await ask('POST', `/${webhookId}/secret`)).json.secret;
    expect(fresh).not.toBe(secret);
    await ask('POST', `/${webhookId}/trial`);
    await worker.drain();
    const signature = String(heard[0]?.headers['forecourt-signature']);
    const at = Temporal.Instant.fromEpochMilliseconds(Number(/^t=(\d+)/.exec(signature)?.[1]) * 1000);
    expect(signature).toBe(signatureOf(fresh, heard[0]?.text ?? '', at));
  });
});

describe('keeping webhooks', () => {
  it.each([
    ['ftp://crm.example/hook', 'webhooks.badUrl'],
    ['nonsense', 'webhooks.badUrl'],
    ['https://user:password@crm.example/', 'webhooks.badUrl'],
  ])('refuses the address %s', async (bad, code) => {
    const answer = await ask('POST', '', { name: 'CRM', url: bad, events: ['lead.created'] });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, code, 'url']);
  });

  it('never tells the secret again, and nothing to a salesperson', async () => {
    const { webhookId, secret } = await webhook(['lead.created']);
    expect((await ask('GET', '')).text).not.toContain(secret);
    expect((await ask('GET', `/${webhookId}/deliveries`)).text).not.toContain(secret);
    expect((await desk.ask('GET', '/dealers/north/webhooks', { as: anna })).status).toBe(403);
  });

  it('knows none that was removed', async () => {
    const { webhookId } = await webhook(['lead.created']);
    expect((await ask('DELETE', `/${webhookId}`)).status).toBe(204);
    expect((await ask('PATCH', `/${webhookId}`, { active: true })).json.code).toBe('webhooks.notFound');
  });
});
