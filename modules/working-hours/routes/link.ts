import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { dealerRoute, type HttpApp, openRoute } from '../../../platform/http/index.ts';
import { CalendarsView } from '../contract.ts';
import { calendarsView } from '../screens/calendars-view.ts';
import { linkedCalendar, makeLink, withdrawLink } from '../use-cases/link.ts';

const tag = 'Settings';

export function linkRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'PUT',
    path: '/settings/hours/link',
    tag,
    summary: 'Make the link of the own calendar, or a new one',
    description:
      'Phones and calendar programs read the days off under it. The link before it opens nothing any more.',
    schema: { response: CalendarsView },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, actor }) => {
      await makeLink(tx);
      return calendarsView(tx, actor, app.publicUrl);
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/settings/hours/link',
    tag,
    summary: 'Withdraw the link of the own calendar',
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx }) => withdrawLink(tx),
  });
  openRoute(app, {
    method: 'GET',
    path: '/calendars/:dealer/:file',
    tag,
    summary: "A dealer's days off, for who has the link",
    description: 'An iCalendar file. Who has the link needs to be nobody.',
    schema: {
      params: Type.Object({
        dealer: Type.String({ maxLength: 40 }),
        file: Type.String({ pattern: '^[\\w-]{20,60}\\.ics$' }),
      }),
    },
    bytes: true,
    perMinute: 60,
    handler: async ({ database, params, request, reply }) => {
      const link = { dealerKey: params.dealer, token: params.file.replace(/\.ics$/, '') };
      const text = await linkedCalendar(database, link, { domain: new URL(app.publicUrl).hostname });
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
