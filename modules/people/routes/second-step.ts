import { type HttpApp, openRoute } from '../../../platform/http/index.ts';
import { PasskeyAnswer, PasskeyAsked, SecondFactor, SessionView, Ticket } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { challengeAnybody, challengeTicket, signInByPasskey, siteOf } from '../use-cases/passkeys.ts';
import { giveSecondFactor } from '../use-cases/second-factor.ts';
import { enter, visitorOf } from './session.ts';

const tag = 'Session';

/** Signing in by a second factor, or by a passkey alone. */
export function secondStepRoutes(app: HttpApp, parts: PeopleParts): void {
  const site = siteOf(app.publicUrl);
  openRoute(app, {
    method: 'POST',
    path: '/session/second-factor',
    tag,
    summary: 'Give the second factor after the password',
    schema: { body: SecondFactor, response: SessionView },
    perMinute: 60,
    handler: async ({ database, body, request, reply }) => {
      const session = await giveSecondFactor(database, { ...body, ...visitorOf(app, parts, request), site });
      return enter(app, parts, { reply, session });
    },
  });
  openRoute(app, {
    method: 'POST',
    path: '/session/second-factor/challenges',
    tag,
    summary: 'Ask the passkeys of whoever gave the password',
    schema: { body: Ticket, response: PasskeyAsked },
    status: 201,
    perMinute: 60,
    handler: ({ database, body }) => challengeTicket(database, body.ticket, site),
  });
  openRoute(app, {
    method: 'POST',
    path: '/session/passkey/challenges',
    tag,
    summary: 'Ask for any passkey',
    schema: { response: PasskeyAsked },
    status: 201,
    perMinute: 60,
    handler: ({ database }) => challengeAnybody(database, site),
  });
  openRoute(app, {
    method: 'POST',
    path: '/session/passkey',
    tag,
    summary: 'Sign in by a passkey alone',
    schema: { body: PasskeyAnswer, response: SessionView },
    status: 200,
    perMinute: 60,
    handler: async ({ database, body, request, reply }) => {
      const session = await signInByPasskey(database, {
        answer: body,
        ...visitorOf(app, parts, request),
        site,
      });
      return enter(app, parts, { reply, session });
    },
  });
}
