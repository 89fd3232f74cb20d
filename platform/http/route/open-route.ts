import { refuse } from '../../../kernel/refusals.ts';
import type { HttpApp } from '../app.ts';
import { apiPrefix, partsOf, readFile, register, statusOf } from './register.ts';
import type { OpenCall, OpenRoute, RouteSchema } from './spec.ts';

/** A route for everybody, also for nobody; `path` stands below `/api/v1`. Opens its own transactions. */
export function openRoute<const S extends RouteSchema>(app: HttpApp, spec: OpenRoute<S>): void {
  const perMinute = spec.perMinute ?? 120;
  const path = `${apiPrefix}${spec.path}`;
  register(app, spec, {
    kind: 'open',
    path,
    may: null,
    onRequest: (request) => {
      const seconds = app.limits.take(`${request.ip} ${spec.method} ${path}`, perMinute);
      if (seconds > 0) refuse('tooMany', 'http.tooManyRequests', { details: { seconds } });
    },
    handler: async (request, reply) => {
      const parts = partsOf(request);
      const file = await readFile(request, spec);
      reply.code(statusOf(spec));
      const { database } = app;
      return spec.handler({
        ...parts,
        file,
        database,
        now: database.clock.now(),
        request,
        reply,
      } as OpenCall<S>);
    },
  });
}
