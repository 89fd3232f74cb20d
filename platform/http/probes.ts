import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Histogram, type Registry } from 'prom-client';
import { refuse } from '../../kernel/refusals.ts';
import type { Database } from '../sql/index.ts';

/** For whoever runs the installation: `/healthz` (the process answers), `/readyz` (the database does too), `/metrics`. */
export function addProbes(fastify: FastifyInstance, parts: { database: Database; metrics: Registry }): void {
  fastify.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  fastify.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await parts.database.inInstallation((tx) => sql`select 1`.execute(tx.db));
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
  fastify.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isFromThisMachine(request)) refuse('notFound', 'http.notFound');
    return reply.type(parts.metrics.contentType).send(await parts.metrics.metrics());
  });
  measure(fastify, parts.metrics);
}

/** Directly: a request that a proxy of this machine passes on comes from elsewhere. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '');
}

function measure(fastify: FastifyInstance, metrics: Registry): void {
  const seconds = new Histogram({
    name: 'forecourt_http_request_seconds',
    help: 'Time until the answer was sent, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics],
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    );
    // The route, not the address: addresses hold tokens of invitations and names that people search for.
    request.log.debug(
      { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
}
