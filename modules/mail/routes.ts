import { Type } from 'typebox';
import { refuse } from '../../kernel/refusals.ts';
import {
  dealerRoute,
  download,
  type HttpApp,
  operatorRoute,
  sandboxedHtml,
} from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import {
  CaughtLetter,
  CaughtLetterList,
  Discarding,
  HeldLetters,
  HeldSettling,
  InboxDetail,
  InboxList,
  InboxOutcome,
  InboxToLead,
  UploadView,
} from './contract.ts';
import { caughtLetter, caughtLetters } from './screens/caught-letters.ts';
import { inboxDetail, inboxList } from './screens/inbox.ts';
import { outcomeOf } from './screens/leads-of-raw.ts';
import { letterHtml } from './screens/letter-html.ts';
import { loadLetterFile } from './store/files.ts';
import { countHeld } from './store/held.ts';
import { keepUpload } from './use-cases/keep-upload.ts';
import type { ReadParts } from './use-cases/read-raw.ts';
import { settleHeld } from './use-cases/release-held.ts';
import { discardRaw, makeEnquiry, parseAgain } from './use-cases/work-inbox.ts';

const OfRaw = Type.Object({ rawId: Id });
const OfLetter = Type.Object({ letterId: Id });
const Page = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
const InboxPage = Type.Object(
  {
    ...Page.properties,
    state: Type.Optional(Type.Union([Type.Literal('unassigned'), Type.Literal('moved')])),
  },
  { additionalProperties: false },
);
const pageLength = 50;

export function routes(app: HttpApp, parts: ReadParts): void {
  inboxRoutes(app, parts);
  letterRoutes(app);
  heldRoutes(app);
  catcherRoutes(app);
}

function inboxRoutes(app: HttpApp, parts: ReadParts): void {
  const tag = 'Inbox';
  dealerRoute(app, {
    method: 'GET',
    path: '/inbox',
    tag,
    summary: 'List messages that became no lead',
    schema: { querystring: InboxPage, response: InboxList },
    may: ({ rights }) => rights.workInbox,
    handler: ({ tx, query }) =>
      inboxList(tx, {
        state: query.state ?? 'unassigned',
        after: query.after,
        limit: query.limit ?? pageLength,
      }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/inbox/:rawId',
    tag,
    summary: 'Read one of them, and what was understood of it',
    schema: { params: OfRaw, response: InboxDetail },
    may: ({ rights }) => rights.workInbox,
    handler: ({ tx, params }) => inboxDetail(tx, params.rawId),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/inbox/:rawId/lead',
    tag,
    summary: 'Make a lead of it',
    schema: { params: OfRaw, body: InboxToLead, response: InboxOutcome },
    may: ({ rights }) => rights.workInbox,
    idempotent: true,
    handler: async ({ tx, params, body }) => {
      await makeEnquiry(tx, params.rawId, body);
      return outcomeOf(tx, params.rawId);
    },
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/inbox/:rawId/reading',
    tag,
    summary: 'Read it again with the readers of today',
    schema: { params: OfRaw, response: InboxOutcome },
    may: ({ rights }) => rights.workInbox,
    handler: async ({ tx, params }) => {
      await parseAgain(tx, params.rawId, parts);
      return outcomeOf(tx, params.rawId);
    },
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/inbox/:rawId/discarding',
    tag,
    summary: 'Put it aside; the message is kept',
    schema: { params: OfRaw, body: Discarding, response: InboxOutcome },
    may: ({ rights }) => rights.workInbox,
    handler: async ({ tx, params, body }) => {
      await discardRaw(tx, params.rawId, body.reason);
      return { outcome: 'discarded' as const, leadIds: [] };
    },
  });
}

function heldRoutes(app: HttpApp): void {
  const tag = 'Letters';
  dealerRoute(app, {
    method: 'GET',
    path: '/held-letters',
    tag,
    summary: 'How many e-mails to customers are held',
    schema: { response: HeldLetters },
    handler: async ({ tx }) => ({ count: await countHeld(tx) }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/held-letters/settling',
    tag,
    summary: 'Send the held e-mails, or drop them',
    description: '409 `mail.sendingOff` to send them while e-mails are switched off.',
    schema: { body: HeldSettling, response: HeldLetters },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, body }) => {
      await settleHeld(tx, body.how);
      return { count: await countHeld(tx) };
    },
  });
}

function letterRoutes(app: HttpApp): void {
  const tag = 'Letters';
  dealerRoute(app, {
    method: 'POST',
    path: '/uploads',
    tag,
    summary: 'Upload a file for an answer',
    upload: { maxBytes: 25 * 1024 * 1024 },
    schema: { response: UploadView },
    status: 201,
    may: ({ rights }) => rights.seeAllLeads,
    handler: async ({ tx, file }) => {
      if (!file) return refuse('invalid', 'mail.noFile', { field: 'file' });
      return keepUpload(tx, file);
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/letters/:letterId/files/:position',
    tag,
    summary: 'Download a file of a letter',
    schema: {
      params: Type.Object({ letterId: Id, position: Type.String({ pattern: '^[1-9]\\d{0,3}$' }) }),
    },
    bytes: true,
    may: ({ rights }) => rights.seeAllLeads,
    handler: async ({ tx, params, reply }) => {
      const file = await loadLetterFile(tx, params.letterId, Number(params.position));
      return file ? download(reply, file) : refuse('notFound', 'mail.noSuchFile');
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/letters/:letterId/html',
    tag,
    summary: "A letter's HTML, made safe, as a page for a frame",
    schema: { params: OfLetter },
    bytes: true,
    may: ({ rights }) => rights.seeAllLeads,
    handler: async ({ tx, params, reply }) => sandboxedHtml(reply, await letterHtml(tx, params.letterId)),
  });
}

function catcherRoutes(app: HttpApp): void {
  const tag = 'Mail catcher';
  operatorRoute(app, {
    method: 'GET',
    path: '/catcher/letters',
    tag,
    summary: 'List letters that would have gone out',
    schema: { querystring: Page, response: CaughtLetterList },
    handler: ({ tx, query }) => caughtLetters(tx, { after: query.after, limit: query.limit ?? pageLength }),
  });
  operatorRoute(app, {
    method: 'GET',
    path: '/catcher/letters/:letterId',
    tag,
    summary: 'Read one of them',
    schema: { params: OfLetter, response: CaughtLetter },
    handler: ({ tx, params }) => caughtLetter(tx, params.letterId),
  });
}
