import pino from 'pino';
import { newId } from '../../kernel/ids.ts';
import { createDealer } from '../../modules/dealers/index.ts';
import { routes as dealerRoutes } from '../../modules/dealers/routes.ts';
import { setDistribution } from '../../modules/distribution/index.ts';
import { setEscalation } from '../../modules/escalation/index.ts';
import { rememberAddresses } from '../../modules/mail/index.ts';
import type { Role } from '../../modules/people/contract.ts';
import {
  addPerson,
  createApiKey,
  createSession,
  gate,
  type Notice,
  type PeopleParts,
  preparePassword,
} from '../../modules/people/index.ts';
import { routes as peopleRoutes } from '../../modules/people/routes.ts';
import { setTasks } from '../../modules/tasks/index.ts';
import { setHours } from '../../modules/working-hours/index.ts';
import { routes as hoursRoutes } from '../../modules/working-hours/routes.ts';
import { VirtualClock } from '../../platform/clock/index.ts';
import { buildHttp, type HttpApp } from '../../platform/http/index.ts';
import { createPool, Database, type DealerTx, type React, system } from '../../platform/sql/index.ts';
import { createTestDatabase } from './database.ts';

export const password = 'correct horse battery';

/** Who asks: a session's token, an API key, or nobody. */
export interface Ask {
  readonly as?: string | undefined;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Of every shape; null when it is no JSON. */
  readonly json: ReturnType<JSON['parse']>;
  /** The token of the session that the answer set. */
  readonly session: string | undefined;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The server with its walls and the routes of people and settings, on a database of its own, before any dealer. */
export interface Desk {
  readonly app: HttpApp;
  readonly database: Database;
  readonly clock: VirtualClock;
  readonly notices: Notice[];
  ask(method: Method, path: string, ask?: Ask): Promise<Answered>;
  /** A new dealer; answers its id. */
  dealer(key: string, options?: { demo?: boolean }): Promise<string>;
  /** A member with a password (but `invited`); answers the user's id. */
  member(
    dealerId: string,
    name: string,
    role: Role,
    options?: { operator?: boolean; invited?: boolean },
  ): Promise<string>;
  signedIn(userId: string): Promise<string>;
  apiKey(dealerId: string): Promise<string>;
  in<T>(dealerId: string, deed: (tx: DealerTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DeskOptions {
  /** More routes than those of people, settings and hours. */
  readonly routes?: (app: HttpApp, people: PeopleParts) => void;
  readonly react?: React;
  readonly now?: string;
  readonly publicUrl?: string;
  readonly sso?: PeopleParts['sso'];
}

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const testDatabase = await createTestDatabase();
  const { connection } = testDatabase;
  const clock = new VirtualClock(Temporal.Instant.from(options.now ?? '2026-03-10T10:00+01:00'));
  const pool = createPool({ connection, max: 12, onError: () => {} });
  const database = new Database({ pool, clock, react: options.react ?? (() => async () => {}) });
  const publicUrl = options.publicUrl ?? 'http://desk.example';
  await database.inInstallation((tx) => rememberAddresses(tx, { leadDomain: 'leads.example', publicUrl }));
  const app = await buildHttp({
    database,
    gate,
    log: pino({ level: 'silent' }),
    publicUrl,
    liveConnection: null,
    webFolder: null,
    version: '0',
  });
  const notices: Notice[] = [];
  const people: PeopleParts = {
    publicUrl,
    leadDomain: 'leads.example',
    catcher: true,
    sso: options.sso ?? null,
    sendNotice: async (_tx, notice) => void notices.push(notice),
  };
  peopleRoutes(app, people);
  dealerRoutes(app, { setHours, setEscalation, setDistribution, setTasks });
  hoursRoutes(app);
  options.routes?.(app, people);
  await app.fastify.ready();
  const passwordHash = await preparePassword(password, { email: '', name: '' });

  return {
    app,
    database,
    clock,
    notices,
    ask: (method, path, ask = {}) => askApp(app, method, path, ask),
    async dealer(key, { demo = false } = {}) {
      const dealerId = newId(clock.now());
      await database.inDealer({ dealerId, actor: system }, (tx) =>
        createDealer(tx, {
          key,
          name: `Autohaus ${key}`,
          language: 'de',
          country: 'DE',
          region: 'NW',
          timeZone: 'Europe/Berlin',
          demo,
        }),
      );
      return dealerId;
    },
    async member(dealerId, name, role, { operator = false, invited = false } = {}) {
      const { account } = await database.inDealer({ dealerId, actor: system }, (tx) =>
        addPerson(tx, {
          name,
          email: `${name.toLowerCase()}@autohaus.example`,
          userName: name.toLowerCase(),
          language: 'en',
          role,
          receivesRequests: role === 'salesperson',
          passwordHash: invited ? null : passwordHash,
          operator,
        }),
      );
      return account.userId;
    },
    async signedIn(userId) {
      const session = { userId, now: clock.now(), userAgent: null };
      return (await database.inInstallation(({ db }) => createSession(db, session))).token;
    },
    async apiKey(dealerId) {
      return (
        await database.inDealer({ dealerId, actor: system }, (tx) => createApiKey(tx, { name: 'Portal' }))
      ).key;
    },
    in: (dealerId, deed) => database.inDealer({ dealerId, actor: system }, deed),
    async close() {
      await app.fastify.close();
      await pool.end();
      await testDatabase.drop();
    },
  };
}

async function askApp(app: HttpApp, method: Method, path: string, ask: Ask): Promise<Answered> {
  const answer = await app.fastify.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(ask.as === undefined ? {} : { cookie: `forecourt=${ask.as}` }),
      ...(ask.key === undefined
        ? { 'sec-fetch-site': 'same-origin' }
        : { authorization: `Bearer ${ask.key}` }),
      ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
    },
    ...(ask.body === undefined ? {} : { payload: JSON.stringify(ask.body) }),
  });
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: isJson ? answer.json() : null,
    session: answer.cookies.find(({ name, value }) => name.endsWith('forecourt') && value !== '')?.value,
  };
}
