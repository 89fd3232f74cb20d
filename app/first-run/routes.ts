import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { FirstRunToken, FirstRunView, NewDealership } from '../../modules/dealers/contract.ts';
import { SessionView } from '../../modules/people/contract.ts';
import { type NewSession, sessionView } from '../../modules/people/index.ts';
import { HOLIDAY_COUNTRIES, type HolidayCountry, regionsOf } from '../../modules/working-hours/index.ts';
import { type HttpApp, openRoute, setSessionCookie } from '../../platform/http/index.ts';
import { type DealershipParts, setUpDealership } from './dealership.ts';
import { DemoRun, type RunDemo } from './demo-run.ts';
import { needOpen } from './installation.ts';

const timeZones: { readonly [country in HolidayCountry]: string } = {
  DE: 'Europe/Berlin',
  NL: 'Europe/Amsterdam',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
  BE: 'Europe/Brussels',
  LU: 'Europe/Luxembourg',
};

const countries = HOLIDAY_COUNTRIES.map((code) => ({
  code,
  timeZone: timeZones[code],
  regions: regionsOf(code).map((region) => ({
    code: region.code,
    name: region.names[code === 'NL' ? 'nl' : 'de'],
  })),
}));

export interface FirstRunParts extends DealershipParts {
  readonly runDemo: RunDemo;
}

const tag = 'First run';

/** What is open to whoever has the link from the terminal, until the installation is set up; afterwards 404 for ever. */
export function firstRunRoutes(app: HttpApp, parts: FirstRunParts): DemoRun {
  const { database } = app;
  const demo = new DemoRun({
    database,
    runDemo: async (onProgress) => {
      const made = await parts.runDemo(onProgress);
      app.dealerIds.clear();
      return made;
    },
    onFailure: (error) => app.fastify.log.error({ err: error }, 'The demo could not be made'),
  });
  openRoute(app, {
    method: 'GET',
    path: '/first-run',
    tag,
    summary: 'Whether the installation waits to be set up',
    schema: {
      querystring: Type.Object({ token: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
      response: FirstRunView,
    },
    handler: async ({ query }) => {
      await database.inInstallation((tx) => needOpen(tx, query.token));
      return {
        state: demo.state,
        countries,
        progress: demo.progress,
        problem: demo.state === 'failed' ? 'firstRun.demoFailed' : null,
      };
    },
  });
  openRoute(app, {
    method: 'POST',
    path: '/first-run/dealership',
    tag,
    summary: 'Set up the first dealership, and be signed in as its administrator',
    schema: { body: NewDealership, response: SessionView },
    status: 201,
    perMinute: 20,
    handler: async ({ body, request, reply }) => {
      const session = await setUpDealership(database, body, { parts, userAgent: userAgentOf(request) });
      return enter(app, parts, { reply, session });
    },
  });
  openRoute(app, {
    method: 'POST',
    path: '/first-run/demo',
    tag,
    summary: 'Start making the demo',
    schema: { body: FirstRunToken, response: Type.Null() },
    status: 202,
    perMinute: 20,
    handler: async ({ body }) => {
      await demo.start(body.token);
      return null;
    },
  });
  openRoute(app, {
    method: 'POST',
    path: '/first-run/demo/session',
    tag,
    summary: 'Be signed in to the finished demo',
    schema: { body: FirstRunToken, response: SessionView },
    perMinute: 60,
    handler: async ({ body, request, reply }) => {
      const session = await demo.enter(body.token, userAgentOf(request));
      return enter(app, parts, { reply, session });
    },
  });
  return demo;
}

function userAgentOf(request: FastifyRequest): string | null {
  return request.headers['user-agent'] ?? null;
}

async function enter(
  app: HttpApp,
  parts: FirstRunParts,
  { reply, session }: { reply: FastifyReply; session: NewSession & { readonly userId: string } },
) {
  setSessionCookie(reply, app.publicUrl, session);
  return sessionView(app.database, session, parts.people);
}
