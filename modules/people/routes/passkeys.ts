import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type HttpApp, userRoute } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { NewPasskey, PasskeyChange, PasskeyWanted, PasswordProof, RecoveryCodes } from '../contract.ts';
import { removePasskey, renamePasskey } from '../store/passkeys.ts';
import { addPasskey, challengeNew, siteOf } from '../use-cases/passkeys.ts';
import { firstCodes, forgetCodesWithoutFactor, needPassword } from '../use-cases/second-factor.ts';

const tag = 'Account';
const params = Type.Object({ passkeyId: Id });

export function passkeyRoutes(app: HttpApp): void {
  const site = siteOf(app.publicUrl);
  userRoute(app, {
    method: 'POST',
    path: '/account/passkeys/challenges',
    tag,
    summary: 'Begin to add a passkey',
    schema: { response: PasskeyWanted },
    status: 201,
    handler: ({ database, user }) => challengeNew(database, user.userId, site),
  });
  userRoute(app, {
    method: 'POST',
    path: '/account/passkeys',
    tag,
    summary: 'Add a passkey',
    description: '422 `people.passkeyRefused`, 409 `people.passkeyKnown`. Recovery codes are told this once.',
    schema: { body: NewPasskey, response: RecoveryCodes },
    status: 201,
    handler: ({ database, user: { userId }, body, now }) =>
      database.inInstallation(async ({ db }) => {
        await addPasskey(db, { ...body, userId, site }, now);
        return { codes: await firstCodes(db, userId) };
      }),
  });
  userRoute(app, {
    method: 'PATCH',
    path: '/account/passkeys/:passkeyId',
    tag,
    summary: 'Rename a passkey',
    schema: { params, body: PasskeyChange },
    handler: async ({ database, user: { userId }, params: { passkeyId }, body }) => {
      const renamed = await database.inInstallation(({ db }) =>
        renamePasskey(db, { userId, passkeyId }, body.name),
      );
      if (!renamed) refuse('notFound', 'http.notFound');
    },
  });
  userRoute(app, {
    method: 'POST',
    path: '/account/passkeys/:passkeyId/removal',
    tag,
    summary: 'Remove a passkey',
    schema: { params, body: PasswordProof },
    handler: async ({ database, user: { userId }, params: { passkeyId }, body }) => {
      await needPassword(database, userId, body.current);
      await database.inInstallation(async ({ db }) => {
        if (!(await removePasskey(db, { userId, passkeyId }))) refuse('notFound', 'http.notFound');
        await forgetCodesWithoutFactor(db, userId);
      });
    },
  });
}
