import type { FastifyRequest } from 'fastify';
import { refuse } from '../../../kernel/refusals.ts';
import type { HttpApp } from '../app.ts';
import { credentialsOf } from '../credentials.ts';
import type { SignedIn } from '../gate.ts';
import { apiPrefix, partsOf, readFile, register, statusOf } from './register.ts';
import type { RouteSchema, UserCall, UserRoute } from './spec.ts';

/** A route for whoever is signed in, outside any dealer; `path` stands below `/api/v1`. API keys belong to a dealer: 401. */
export function userRoute<const S extends RouteSchema>(app: HttpApp, spec: UserRoute<S>): void {
  signedInRoute(app, spec, 'user', () => {});
}

/** A route for operators only; other users get 403. */
export function operatorRoute<const S extends RouteSchema>(app: HttpApp, spec: UserRoute<S>): void {
  signedInRoute(app, spec, 'operator', (user) => {
    if (!user.operator) refuse('notAllowed', 'http.notAllowed');
  });
}

function signedInRoute<S extends RouteSchema>(
  app: HttpApp,
  spec: UserRoute<S>,
  kind: 'user' | 'operator',
  mustBe: (user: SignedIn) => void,
): void {
  register(app, spec, {
    kind,
    path: `${apiPrefix}${spec.path}`,
    may: null,
    onRequest: (request) => {
      tokenOf(app, request);
    },
    handler: async (request, reply) => {
      const token = tokenOf(app, request);
      const user = await app.database.inInstallation((tx) => app.gate.signedIn(tx, token));
      if (!user) refuse('unauthenticated', 'session.none');
      mustBe(user);
      const parts = partsOf(request);
      const file = await readFile(request, spec);
      reply.code(statusOf(spec));
      return app.database.inInstallation(
        (tx) => spec.handler({ ...parts, tx, user, file, request, reply } as UserCall<S>),
        { userId: user.userId },
      );
    },
  });
}

function tokenOf(app: HttpApp, request: FastifyRequest): string {
  const credentials = credentialsOf(request, app.publicUrl);
  if (credentials?.kind !== 'session') refuse('unauthenticated', 'session.none');
  return credentials.token;
}
