import type { FastifyRequest } from 'fastify';
import { refuse } from '../../../kernel/refusals.ts';
import type { HttpApp } from '../app.ts';
import { credentialsOf } from '../credentials.ts';
import { apiPrefix, partsOf, readFile, register, statusOf } from './register.ts';
import type { OperatorCall, OperatorRoute, RouteSchema, RouteSpec, UserCall, UserRoute } from './spec.ts';

/**
 * A route for whoever is signed in, outside any dealer; `path` stands below `/api/v1`. API keys belong to a dealer: 401.
 * Opens its own transactions, one after the other: one inside another could wait for a connection for ever.
 */
export function userRoute<const S extends RouteSchema>(app: HttpApp, spec: UserRoute<S>): void {
  const { database } = app;
  signedInRoute(app, spec, 'user', (call) =>
    spec.handler({ ...call, database, now: database.clock.now() } as UserCall<S>),
  );
}

/** A route for operators only, in one transaction outside any dealer; other users get 403. */
export function operatorRoute<const S extends RouteSchema>(app: HttpApp, spec: OperatorRoute<S>): void {
  signedInRoute(app, spec, 'operator', (call) =>
    app.database.inInstallation((tx) => spec.handler({ ...call, tx } as OperatorCall<S>), {
      userId: call.user.userId,
    }),
  );
}

type SignedInCall = Omit<UserCall<RouteSchema>, 'database' | 'now'>;

function signedInRoute<S extends RouteSchema>(
  app: HttpApp,
  spec: RouteSpec<S>,
  kind: 'user' | 'operator',
  handle: (call: SignedInCall) => Promise<unknown>,
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
      if (kind === 'operator' && !user.operator) refuse('notAllowed', 'http.notAllowed');
      const parts = partsOf(request);
      const file = await readFile(request, spec);
      reply.code(statusOf(spec));
      return handle({ ...parts, user, file, request, reply } as SignedInCall);
    },
  });
}

function tokenOf(app: HttpApp, request: FastifyRequest): string {
  const credentials = credentialsOf(request, app.publicUrl);
  if (credentials?.kind !== 'session') refuse('unauthenticated', 'session.none');
  return credentials.token;
}
