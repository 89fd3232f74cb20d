import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp, openRoute } from '../../../platform/http/index.ts';
import { CalendarFeed, NewCalendarFeed } from '../contract.ts';
import { deleteFeed, feedSince } from '../store/index.ts';
import { feedPath, makeFeed, readFeed } from '../use-cases/feed.ts';

const tag = 'Appointments';

/** A calendar of one's own; a key is nobody and has none. */
const ofUser = (userId: string | null): string => userId ?? refuse('notAllowed', 'http.notAllowed');

export function feedRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/calendar-feed',
    tag,
    summary: "Whether there is an address of one's own calendar",
    schema: { response: CalendarFeed },
    handler: async ({ tx, actor }) => ({
      since: (await feedSince(tx, ofUser(actor.userId)))?.toString() ?? null,
    }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/calendar-feed',
    tag,
    summary: "Make an address of one's own calendar, or a new one",
    description: 'Told once. The address before it opens nothing any more.',
    schema: { response: NewCalendarFeed },
    handler: async ({ tx, actor, dealer }) => {
      const token = await makeFeed(tx, ofUser(actor.userId));
      const address = `${app.publicUrl}/api/v1${feedPath(dealer.key, token)}`;
      return { address, since: tx.now.toString() };
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/calendar-feed',
    tag,
    summary: "Withdraw the address of one's own calendar",
    handler: ({ tx, actor }) => deleteFeed(tx, ofUser(actor.userId)),
  });
  openRoute(app, {
    method: 'GET',
    path: '/feeds/:dealer/:file',
    tag,
    summary: "A user's appointments and tasks, for who has the address",
    description: 'An iCalendar file. Who has the address needs to be nobody.',
    schema: {
      params: Type.Object({
        dealer: Type.String({ maxLength: 40 }),
        file: Type.String({ pattern: '^[\\w-]{20,60}\\.ics$' }),
      }),
    },
    bytes: true,
    perMinute: 60,
    handler: async ({ database, params, request, reply }) => {
      const text = await readFeed(database, {
        dealerKey: params.dealer,
        token: params.file.replace(/\.ics$/, ''),
      });
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match']?.includes(etag)) {
        reply.code(304);
        return '';
      }
      reply.type('text/calendar; charset=utf-8');
      return text;
    },
  });
}
