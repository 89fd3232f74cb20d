import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../../kernel/refusals.ts';
import {
  clearSessionCookie,
  credentialsOf,
  type HttpApp,
  openRoute,
  setSessionCookie,
  userRoute,
} from '../../../platform/http/index.ts';
import { PasswordChange, PreferencesChange, SessionView, SignIn } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { sessionView } from '../screens/session-view.ts';
import { updateAccount } from '../store/accounts.ts';
import { deleteSession, type NewSession } from '../store/sessions.ts';
import { cleanName } from '../use-cases/add-person.ts';
import { changePassword } from '../use-cases/passwords.ts';
import { signIn, type Visitor } from '../use-cases/sign-in.ts';

const tag = 'Session';

export function sessionRoutes(app: HttpApp, parts: PeopleParts): void {
  openRoute(app, {
    method: 'POST',
    path: '/session',
    tag,
    summary: 'Sign in with e-mail or user name',
    schema: { body: SignIn, response: SessionView },
    perMinute: 60,
    handler: async ({ database, body, request, reply }) => {
      const session = await signIn(database, {
        ...body,
        address: request.ip,
        ...visitorOf(app, parts, request),
      });
      return enter(app, parts, { reply, session });
    },
  });
  openRoute(app, {
    method: 'DELETE',
    path: '/session',
    tag,
    summary: 'Sign out',
    handler: async ({ database, request, reply }) => {
      const token = sessionTokenOf(app, request);
      if (token !== null) await database.inInstallation(({ db }) => deleteSession(db, token));
      clearSessionCookie(reply, app.publicUrl);
    },
  });
  userRoute(app, {
    method: 'GET',
    path: '/session',
    tag,
    summary: 'Who is signed in, and what he may where',
    schema: { response: SessionView },
    handler: ({ database, user: { userId }, request }) =>
      sessionView(database, { userId, token: sessionTokenOf(app, request) }, parts),
  });
  userRoute(app, {
    method: 'PATCH',
    path: '/session/user',
    tag,
    summary: "Change one's own name and language",
    schema: { body: PreferencesChange },
    handler: async ({ database, user, body }) => {
      const name = body.name === undefined ? undefined : cleanName(body.name);
      if (name === undefined && body.language === undefined) return;
      const change = { ...body, ...(name === undefined ? {} : { name }) };
      await database.inInstallation(({ db }) => updateAccount(db, user.userId, change));
    },
  });
  userRoute(app, {
    method: 'PUT',
    path: '/session/password',
    tag,
    summary: "Change one's own password",
    description:
      'Ends all other sessions. 422 `session.wrongCredentials` when the present password is wrong.',
    schema: { body: PasswordChange },
    handler: async ({ database, user, body, request, reply }) => {
      const userAgent = userAgentOf(request);
      const session = await changePassword(database, { userId: user.userId, ...body, userAgent });
      setSessionCookie(reply, app.publicUrl, session);
    },
  });
}

export function userAgentOf(request: FastifyRequest): string | null {
  return request.headers['user-agent'] ?? null;
}

export function visitorOf(app: HttpApp, { sso }: PeopleParts, request: FastifyRequest): Visitor {
  return { userAgent: userAgentOf(request), oldToken: sessionTokenOf(app, request), sso };
}

/** The token of the session that a request shows; null when it shows none. */
export function sessionTokenOf(app: HttpApp, request: FastifyRequest): string | null {
  const credentials = credentialsOf(request, app.publicUrl);
  return credentials?.kind === 'session' ? credentials.token : null;
}

/** Hands the browser its session and tells it who it is. */
export async function enter(
  app: HttpApp,
  parts: PeopleParts,
  { reply, session }: { reply: FastifyReply; session: NewSession & { readonly userId: string } },
) {
  setSessionCookie(reply, app.publicUrl, session);
  return sessionView(app.database, session, parts);
}

/** A link is a secret of 43 characters; anything else is no link. */
export function linkOf(secret: string): string {
  if (!/^[\w-]{20,100}$/.test(secret)) refuse('notFound', 'session.linkUsedUp');
  return secret;
}
