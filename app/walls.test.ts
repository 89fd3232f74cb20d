import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { createDealer } from '../modules/dealers/index.ts';
import { addPerson, createApiKey, createSession, rightsOf } from '../modules/people/index.ts';
import { VirtualClock } from '../platform/clock/index.ts';
import type { DealerActor, HttpApp } from '../platform/http/index.ts';
import { system } from '../platform/sql/index.ts';
import { createTestDatabase, type TestDatabase } from '../test/world/database.ts';
import { walkRoutes, wrongOf } from '../test/world/walk-routes.ts';
import { makeParts, type Parts } from './parts.ts';
import { seedDealer } from './seed-dealer.ts';
import { makeWeb } from './web.ts';

const config = {
  leadDomain: 'leads.example',
  publicUrl: 'http://localhost:8080',
  outgoingMailUrl: undefined,
  insideHosts: [],
};

interface Staff {
  readonly dealerId: string;
  readonly people: ReadonlyMap<DealerActor['role'], { userId: string; cookie: string }>;
  readonly key: string;
}

let testDatabase: TestDatabase;
let parts: Parts;
let app: HttpApp;
let north: Staff;
let south: Staff;

/** The whole product as it runs, with two dealers and a worked lead at one of them. */
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const clock = new VirtualClock(Temporal.Instant.from('2026-03-10T09:00:00Z'));
  parts = await makeParts({
    connection: testDatabase.connection,
    config,
    clock,
    log: pino({ level: 'silent' }),
  });
  app = await makeWeb(parts, config, {
    webFolder: null,
    runDemo: async () => {
      throw new Error('Nobody asks for the demo here');
    },
  });
  north = await hire('north');
  south = await hire('south');
  await parts.mailbox.deliver({
    bytes: Buffer.from(
      'From: Sabine Geheim <sabine@mail.example>\r\nTo: north@leads.example\r\nSubject: Golf\r\nMessage-ID: <1@mail.example>\r\n\r\nIst der Golf noch da?\r\n',
    ),
    envelopeFrom: 'sabine@mail.example',
    recipients: ['north@leads.example'],
    remoteAddress: '127.0.0.1',
  });
  await parts.worker.drain();
});
afterAll(async () => {
  await app?.fastify.close();
  await parts?.close();
  await testDatabase?.drop();
});

async function hire(key: string): Promise<Staff> {
  const { database } = parts;
  const dealerId = newId(database.clock.now());
  const people = new Map<DealerActor['role'], { userId: string; cookie: string }>();
  const apiKey = await database.inDealer({ dealerId, actor: system }, async (tx) => {
    await createDealer(tx, {
      key,
      name: `Autohaus ${key}`,
      language: 'de',
      country: 'DE',
      region: null,
      timeZone: 'Europe/Berlin',
      demo: false,
    });
    await seedDealer(tx);
    for (const role of ['salesperson', 'supervisor', 'administrator'] as const) {
      const { account } = await addPerson(tx, {
        name: `${role} of ${key}`,
        email: `${role}@${key}.example`,
        language: 'de',
        role,
        receivesRequests: role === 'salesperson',
        passwordHash: null,
      });
      const session = await createSession(tx.db, { userId: account.userId, now: tx.now, userAgent: null });
      people.set(role, { userId: account.userId, cookie: `forecourt=${session.token}` });
    }
    return createApiKey(tx, { name: 'Portal' });
  });
  return { dealerId, people, key: apiKey.key };
}

const cookieOf = (staff: Staff, role: DealerActor['role']) => ({
  cookie: staff.people.get(role)?.cookie ?? '',
});

function actorOf(role: DealerActor['role']): DealerActor {
  return {
    kind: 'user',
    userId: north.people.get(role)?.userId ?? '',
    name: '',
    role,
    operator: false,
    rights: rightsOf({ role, operator: false }),
  };
}

async function idsOfTheLead(): Promise<Record<string, string>> {
  const { rows } = await parts.database.pool.query<Record<string, string>>(
    `select lead.lead_id as "leadId", letter.letter_id as "letterId", letter.raw_id as "rawId"
     from lead join letter using (dealer_id, thread_id) where lead.dealer_id = $1 and letter.raw_id is not null`,
    [north.dealerId],
  );
  const [ids] = rows;
  if (!ids) throw new Error('The enquiry became no lead');
  return ids;
}

describe('every route of the product', () => {
  it('is closed to nobody (401), to strangers (404) and to whoever lacks the right (403), and tells them nothing', async () => {
    const walked = await walkRoutes(app, {
      dealer: 'north',
      strangers: {
        "the other dealer's administrator": cookieOf(south, 'administrator'),
        "the other dealer's key": { authorization: `Bearer ${south.key}` },
      },
      members: [
        { knock: cookieOf(north, 'salesperson'), actor: actorOf('salesperson') },
        { knock: cookieOf(north, 'supervisor'), actor: actorOf('supervisor') },
        {
          knock: { authorization: `Bearer ${north.key}` },
          actor: { ...actorOf('administrator'), kind: 'apiKey', rights: rightsOf('apiKey') },
        },
      ],
      user: cookieOf(north, 'salesperson'),
      params: {
        ...(await idsOfTheLead()),
        userId: north.people.get('salesperson')?.userId ?? '',
        area: 'hours',
      },
      secrets: ['Geheim', 'sabine@mail', 'Ist der Golf', 'of north'],
    });
    expect(wrongOf(walked)).toEqual([]);
    expect(new Set(walked.map(({ route }) => route)).size).toBeGreaterThan(40);
  });

  it('is in the description of the API', async () => {
    const { paths } = (await app.fastify.inject('/api/v1/openapi.json')).json<{
      paths: Record<string, Record<string, unknown>>;
    }>();
    const missing = app.routes
      .filter(({ path, method }) => !paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()])
      .map(({ method, path }) => `${method} ${path}`);
    expect(missing.filter((route) => !route.endsWith('/live'))).toEqual([]);
  });
});

describe("another dealer's lead", () => {
  it('is not found by its id from the own dealer', async () => {
    const { leadId } = await idsOfTheLead();
    for (const path of ['', '/due', '/assignment']) {
      const answer = await app.fastify.inject({
        url: `/api/v1/dealers/south/leads/${leadId}${path}`,
        headers: cookieOf(south, 'administrator'),
      });
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
  });

  it("is not taken over by naming the other dealer's ids in a request", async () => {
    const { leadId } = await idsOfTheLead();
    const answer = await app.fastify.inject({
      method: 'PUT',
      url: `/api/v1/dealers/north/leads/${leadId}/assignee`,
      headers: { ...cookieOf(north, 'administrator'), 'sec-fetch-site': 'same-origin' },
      payload: { userId: south.people.get('salesperson')?.userId },
    });
    expect(answer.statusCode).toBe(422);
  });
});
