import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { CalendarsView, ImportView, NewSubscription } from '../contract.ts';
import { calendarsView } from '../screens/calendars-view.ts';
import { previewImport } from '../use-cases/preview-import.ts';
import { readAgain, subscribe, unsubscribe } from '../use-cases/subscribe.ts';

const tag = 'Settings';
const params = Type.Object({ subscriptionId: Id });

export function calendarRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/settings/hours/imports',
    tag,
    summary: 'See what a calendar file would add',
    description:
      'An iCalendar file (.ics). Its all-day events become days off; everything else is refused line by line. Saves nothing: send what is wanted with `PUT …/settings/hours`.',
    schema: { response: ImportView },
    upload: { maxBytes: 1_000_000 },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, file }) => {
      if (file === null) return refuse('invalid', 'http.invalid', { field: 'file' });
      return previewImport(tx, file.bytes);
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/settings/hours/calendars',
    tag,
    summary: 'Subscribed calendars, and the link of the own one',
    schema: { response: CalendarsView },
    handler: ({ tx, actor }) => calendarsView(tx, actor, app.publicUrl),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/settings/hours/calendars',
    tag,
    summary: 'Subscribe to a calendar',
    description: 'It is read at once and then every day; its all-day events are days off of the dealer.',
    schema: { body: NewSubscription, response: CalendarsView },
    status: 201,
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, actor, body }) => {
      await subscribe(tx, body);
      return calendarsView(tx, actor, app.publicUrl);
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/settings/hours/calendars/:subscriptionId',
    tag,
    summary: 'End a subscription; its days go with it',
    schema: { params },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, params }) => unsubscribe(tx, params.subscriptionId),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/settings/hours/calendars/:subscriptionId/reading',
    tag,
    summary: 'Read a subscribed calendar now',
    description: 'The worker reads it within seconds; how that went stands in the list then.',
    schema: { params },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, params }) => readAgain(tx, params.subscriptionId),
  });
}
