import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type HttpApp, openRoute } from '../../../platform/http/index.ts';
import { NewPassword, PasswordResetRequest, SessionView, TokenView } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { findToken, type Purpose } from '../store/tokens.ts';
import { acceptInvitation } from '../use-cases/accept-invitation.ts';
import { choosePassword, requestPasswordReset } from '../use-cases/passwords.ts';
import { enter, linkOf, visitorOf } from './session.ts';

const tag = 'Session';
const params = Type.Object({ token: Type.String() });

export function linkRoutes(app: HttpApp, parts: PeopleParts): void {
  openRoute(app, {
    method: 'POST',
    path: '/password-resets',
    tag,
    summary: 'Ask for a new password by mail',
    description: 'Answers the same whether or not somebody has this login.',
    schema: { body: PasswordResetRequest, response: Type.Null() },
    status: 202,
    perMinute: 20,
    handler: async ({ database, body, request }) => {
      await requestPasswordReset(database, { login: body.login, address: request.ip }, parts);
      return null;
    },
  });
  linkRoute(app, parts, { path: '/password-resets', purpose: 'passwordReset', name: 'a password reset' });
  linkRoute(app, parts, { path: '/invitations', purpose: 'invitation', name: 'an invitation' });
  openRoute(app, {
    method: 'POST',
    path: '/invitations/:token/acceptance',
    tag,
    summary: 'Accept to work at a further dealership, with the account one has',
    schema: { params },
    perMinute: 30,
    handler: ({ database, params }) => acceptInvitation(database, linkOf(params.token)),
  });
}

function linkRoute(
  app: HttpApp,
  parts: PeopleParts,
  link: { readonly path: string; readonly purpose: Purpose; readonly name: string },
): void {
  const { purpose } = link;
  openRoute(app, {
    method: 'GET',
    path: `${link.path}/:token`,
    tag,
    summary: `Whose link ${link.name} is`,
    schema: { params, response: TokenView },
    handler: async ({ database, params }) => {
      const secret = linkOf(params.token);
      const token = await database.inInstallation(({ db, now }) => findToken(db, { secret, purpose, now }));
      if (!token) refuse('notFound', 'session.linkUsedUp');
      const { name, email, dealerName, hasPassword } = token;
      return { name, email, dealerName, hasAccount: purpose === 'invitation' && hasPassword };
    },
  });
  openRoute(app, {
    method: 'POST',
    path: `${link.path}/:token`,
    tag,
    summary: `Choose a password by the link of ${link.name}, and be signed in`,
    schema: { params, body: NewPassword, response: SessionView },
    perMinute: 30,
    handler: async ({ database, params, body, request, reply }) => {
      const secret = linkOf(params.token);
      const visitor = visitorOf(app, parts, request);
      const session = await choosePassword(database, { secret, purpose, password: body.password, visitor });
      return enter(app, parts, { reply, session });
    },
  });
}
