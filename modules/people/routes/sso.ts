import { refuse } from '../../../kernel/refusals.ts';
import { type HttpApp, openRoute } from '../../../platform/http/index.ts';
import { SessionView, SignInWays, SsoAnswer, SsoBegin } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { Sso } from '../use-cases/sso.ts';
import { enter, visitorOf } from './session.ts';

const tag = 'Session';
const cookie = 'forecourt-sso';
const path = '/api/v1/session/sso';
const MINUTES = 10;

/** Signing in at an identity provider (OpenID Connect). */
export function ssoRoutes(app: HttpApp, parts: PeopleParts): void {
  const sso = parts.sso && new Sso(parts.sso, parts.publicUrl);
  openRoute(app, {
    method: 'GET',
    path: '/session/ways',
    tag,
    summary: 'The ways to sign in',
    schema: { response: SignInWays },
    handler: async () => ({ sso: parts.sso && { name: parts.sso.name, only: parts.sso.only } }),
  });
  openRoute(app, {
    method: 'POST',
    path: '/session/sso',
    tag,
    summary: 'Begin to sign in at the identity provider',
    description: 'Tells where to send the browser. 409 `session.ssoUnreachable`.',
    schema: { response: SsoBegin },
    status: 201,
    perMinute: 30,
    handler: async ({ database, reply }) => {
      if (!sso) refuse('notFound', 'http.notFound');
      const { url, binding } = await sso.begin(database);
      const secure = parts.publicUrl.startsWith('https:');
      reply.setCookie(cookie, binding, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: MINUTES * 60,
      });
      return { url };
    },
  });
  openRoute(app, {
    method: 'POST',
    path: '/session/sso/answer',
    tag,
    summary: 'Come back from the identity provider, and be signed in',
    schema: { body: SsoAnswer, response: SessionView },
    status: 200,
    perMinute: 30,
    handler: async ({ database, body, request, reply }) => {
      if (!sso) refuse('notFound', 'http.notFound');
      const binding = request.cookies[cookie] ?? '';
      const session = await sso.finish(database, {
        ...visitorOf(app, parts, request),
        query: body.query,
        binding,
      });
      reply.clearCookie(cookie, { path });
      return enter(app, parts, { reply, session });
    },
  });
}
