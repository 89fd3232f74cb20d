import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../../kernel/refusals.ts';
import type { HttpApp } from '../app.ts';
import { credentialsOf } from '../credentials.ts';
import { enterDealer } from '../route/dealer-route.ts';
import { apiPrefix } from '../route/register.ts';
import type { LiveListener } from './live.ts';

const HEARTBEAT_MS = 25_000;
const RECHECK_MS = 60_000;
/** A page has one stream; more than this of one user are leaks or mischief. */
const STREAMS_PER_ACTOR = 30;

/**
 * `GET /api/v1/dealers/:dealer/live`: server-sent events `event: <topic>`, `data: {"<topic>Id": …}`. A stream ends when
 * its user is no longer let in, and when something may have been missed; then the browser connects and reads again.
 */
export function liveRoute(app: HttpApp): void {
  const path = `${apiPrefix}/dealers/:dealer/live`;
  const streams = new Map<string, number>();
  app.routes.push({ kind: 'dealer', method: 'GET', path, may: null });
  app.fastify.route({
    method: 'GET',
    url: path,
    exposeHeadRoute: false,
    schema: {
      tags: ['Live'],
      summary: 'Hear what changes, as server-sent events',
      description:
        'Topics: lead (with leadId), inbox, settings, users, notices (those of the user), task (with taskId), appointment (with appointmentId). Connect again when the stream ends.',
      security: [{ session: [] }, { apiKey: [] }],
    },
    handler: async (request, reply) => {
      const check = () => admit(app, request);
      const { dealerId, actor, userId } = await check();
      const open = streams.get(actor) ?? 0;
      if (open >= STREAMS_PER_ACTOR) refuse('tooMany', 'http.tooManyRequests', { details: { seconds: 60 } });
      streams.set(actor, open + 1);
      const ended = stream(reply, (listener) => app.live.join(dealerId, { ...listener, userId }), check);
      void ended.then(() => {
        const left = (streams.get(actor) ?? 1) - 1;
        if (left > 0) streams.set(actor, left);
        else streams.delete(actor);
      });
      return reply;
    },
  });
}

function admit(
  app: HttpApp,
  request: FastifyRequest,
): Promise<{ dealerId: string; actor: string; userId: string | null }> {
  const credentials = credentialsOf(request, app.publicUrl);
  if (!credentials) refuse('unauthenticated', 'session.none');
  const key = String((request.params as { dealer?: unknown }).dealer);
  return enterDealer(app, { key, credentials, may: undefined }, async ({ actor, dealer }) => ({
    dealerId: dealer.dealerId,
    actor: `${dealer.dealerId} ${actor.userId ?? actor.name}`,
    userId: actor.userId,
  }));
}

type Join = (listener: Pick<LiveListener, 'event' | 'interrupted'>) => () => void;

/** Writes events until the browser goes, the check fails, or something was missed. */
function stream(reply: FastifyReply, join: Join, check: () => Promise<unknown>): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  const end = () => raw.end();
  const leave = join({
    event: ({ topic, id }) => {
      raw.write(
        `event: ${topic}\ndata: ${JSON.stringify(id === undefined ? {} : { [`${topic}Id`]: id })}\n\n`,
      );
      // A browser that reads nothing is dropped; it reads everything again when it is back.
      if (raw.writableLength > 1_000_000) raw.destroy();
    },
    interrupted: end,
  });
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  const recheck = setInterval(() => void check().catch(end), RECHECK_MS);
  return new Promise((resolve) => {
    raw.once('close', () => {
      clearInterval(heartbeat);
      clearInterval(recheck);
      leave();
      resolve();
    });
  });
}
