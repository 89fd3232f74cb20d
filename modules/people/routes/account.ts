import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp, userRoute } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { AccountView, AppConfirmation, AppProposal, PasswordProof, RecoveryCodes } from '../contract.ts';
import { accountView } from '../screens/account-view.ts';
import { removeTotp, replaceRecoveryCodes } from '../store/factors.ts';
import { findPerson } from '../store/members.ts';
import { removePasskeysOf } from '../store/passkeys.ts';
import { deleteSessionsOf, endSession } from '../store/sessions.ts';
import { confirmApp, proposeApp, removeApp, renewCodes } from '../use-cases/second-factor.ts';
import { sessionTokenOf } from './session.ts';

const tag = 'Account';

export function accountRoutes(app: HttpApp): void {
  userRoute(app, {
    method: 'GET',
    path: '/account',
    tag,
    summary: "One's own account, its second factors and where it is signed in",
    schema: { response: AccountView },
    handler: ({ database, user, request, now }) =>
      database.inInstallation(({ db }) =>
        accountView(db, { userId: user.userId, token: sessionTokenOf(app, request) ?? '', now }),
      ),
  });
  userRoute(app, {
    method: 'DELETE',
    path: '/account/sessions',
    tag,
    summary: 'Sign out everywhere else',
    handler: ({ database, user, request }) =>
      database.inInstallation(({ db }) =>
        deleteSessionsOf(db, user.userId, sessionTokenOf(app, request) ?? ''),
      ),
  });
  userRoute(app, {
    method: 'DELETE',
    path: '/account/sessions/:sessionId',
    tag,
    summary: 'Sign out one device',
    schema: { params: Type.Object({ sessionId: Id }) },
    handler: async ({ database, user: { userId }, params: { sessionId } }) => {
      const ended = await database.inInstallation(({ db }) => endSession(db, { userId, sessionId }));
      if (!ended) refuse('notFound', 'http.notFound');
    },
  });
  appRoutes(app);
  othersRoutes(app);
}

function appRoutes(app: HttpApp): void {
  userRoute(app, {
    method: 'POST',
    path: '/account/app',
    tag,
    summary: 'Begin to set up an authenticator app',
    description: '409 `people.appIsThere`. Nothing is asked for before a first code is confirmed.',
    schema: { response: AppProposal },
    status: 201,
    handler: ({ database, user }) => proposeApp(database, user.userId),
  });
  userRoute(app, {
    method: 'POST',
    path: '/account/app/confirmation',
    tag,
    summary: 'Confirm the authenticator app by a first code',
    description: '422 `session.wrongCode`. The recovery codes are told this once.',
    schema: { body: AppConfirmation, response: RecoveryCodes },
    status: 200,
    handler: async ({ database, user, body }) => ({
      codes: await confirmApp(database, user.userId, body.code),
    }),
  });
  userRoute(app, {
    method: 'POST',
    path: '/account/app/removal',
    tag,
    summary: 'Remove the authenticator app',
    schema: { body: PasswordProof },
    handler: ({ database, user, body }) => removeApp(database, user.userId, body.current),
  });
  userRoute(app, {
    method: 'POST',
    path: '/account/recovery-codes',
    tag,
    summary: 'New recovery codes; the older ones stop working',
    schema: { body: PasswordProof, response: RecoveryCodes },
    status: 201,
    handler: async ({ database, user, body }) => ({
      codes: await renewCodes(database, user.userId, body.current),
    }),
  });
}

function othersRoutes(app: HttpApp): void {
  const params = Type.Object({ userId: Id });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/users/:userId/sessions',
    tag: 'People',
    summary: 'Sign somebody out on all devices',
    schema: { params },
    may: ({ rights }) => rights.manageUsers,
    handler: async ({ tx, params: { userId } }) => {
      if (!(await findPerson(tx, userId))) refuse('notFound', 'http.notFound');
      await deleteSessionsOf(tx.db, userId);
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/users/:userId/second-factors',
    tag: 'People',
    summary: 'Take away the second factors of somebody who lost them',
    description: 'Operators only: the account may have more rights elsewhere than at this dealership.',
    schema: { params },
    may: ({ operator }) => operator,
    handler: async ({ tx, params: { userId } }) => {
      if (!(await findPerson(tx, userId))) refuse('notFound', 'http.notFound');
      await removeTotp(tx.db, userId);
      await removePasskeysOf(tx.db, userId);
      await replaceRecoveryCodes(tx.db, userId, []);
      await deleteSessionsOf(tx.db, userId);
    },
  });
}
