import { randomBytes } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type pg from 'pg';
import { Registry } from 'prom-client';
import type { Database } from '../sql/index.ts';
import type { HttpApp } from './app.ts';
import { serveDocs } from './docs/serve.ts';
import type { Gate } from './gate.ts';
import { createLimits } from './limits.ts';
import { Live } from './live/live.ts';
import { liveRoute } from './live/route.ts';
import { describeApi } from './openapi.ts';
import { addProbes } from './probes.ts';
import { sendFailure } from './problems.ts';
import { addSecurityHeaders } from './security.ts';
import { serveWeb } from './static-files.ts';
import { validatorCompiler } from './validation.ts';

export interface HttpOptions {
  readonly database: Database;
  readonly gate: Gate;
  readonly log: FastifyBaseLogger;
  /** Where people reach the web, without a slash at the end. */
  readonly publicUrl: string;
  /** The connection on which this process hears what changed; null: no live updates (tests of single routes). */
  readonly liveConnection: pg.ClientConfig | null;
  /** The built web; null, or nothing there: the API alone. */
  readonly webFolder: string | null;
  readonly version: string;
  readonly metrics?: Registry;
  /** Whether `X-Forwarded-For` of a proxy is believed. */
  readonly trustProxy?: boolean;
}

/**
 * Makes the HTTP server with all of its walls and no routes of modules but `live`: hand the answer to each module's
 * `routes`, then `await app.fastify.listen(…)`. `app.fastify.close()` ends the streams and waits for running requests.
 */
export async function buildHttp(options: HttpOptions): Promise<HttpApp> {
  const { database, gate, log, publicUrl } = options;
  const fastify = createFastify(options);
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setErrorHandler(sendFailure);
  await fastify.register(cookie);
  await addSecurityHeaders(fastify, publicUrl);
  await fastify.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await fastify.register(multipart, {
    throwFileSizeLimit: true,
    limits: { files: 1, parts: 12, fieldSize: 10_000 },
  });
  fastify.addContentTypeParser(
    ['application/xml', 'text/xml'],
    { parseAs: 'string' },
    (_request, text, done) => done(null, text),
  );
  await describeApi(fastify, { publicUrl, version: options.version });

  const live = new Live((error) => log.warn({ err: error }, 'Live updates were interrupted'));
  const app: HttpApp = {
    fastify,
    database,
    gate,
    live,
    limits: createLimits(),
    publicUrl,
    routes: [],
    dealerIds: new Map(),
  };
  addProbes(fastify, { database, metrics: options.metrics ?? new Registry() });
  liveRoute(app);
  await serveDocs(fastify);
  await serveWeb(fastify, options.webFolder);
  await keepLive(fastify, live, options.liveConnection);
  return app;
}

function createFastify({ log, trustProxy = false }: HttpOptions): FastifyInstance {
  return Fastify({
    loggerInstance: log,
    // Addresses hold tokens and names; what was answered is logged by route (`probes.ts`).
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: 1_000_000,
    requestTimeout: 120_000,
    genReqId: () => randomBytes(9).toString('base64url'),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => sendFailure(error, request, reply),
  });
}

async function keepLive(
  fastify: FastifyInstance,
  live: Live,
  connection: pg.ClientConfig | null,
): Promise<void> {
  if (connection) await live.start(connection);
  // Open streams would keep the server from closing.
  fastify.addHook('preClose', async () => live.stop());
}
