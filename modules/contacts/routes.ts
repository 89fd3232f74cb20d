import { Type } from 'typebox';
import { refuse } from '../../kernel/refusals.ts';
import { dealerRoute, download, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import {
  ContactChange,
  ContactCounts,
  ContactDetail,
  ContactList,
  ContactListQuery,
  Matches,
  MatchQuestion,
  NewContact,
  NewContactNote,
  NewPermission,
  Timeline,
} from './contract.ts';
import { mergeRoutes } from './routes/merges.ts';
import { contactCounts } from './screens/contact-counts.ts';
import { contactDetail } from './screens/contact-detail.ts';
import { contactList } from './screens/list/index.ts';
import { matchesFor } from './screens/matches.ts';
import { contactTimeline, type TimelineSource } from './screens/timeline/index.ts';
import { proofBytes, type RowsOfContact } from './store/index.ts';
import { noteOnContact } from './use-cases/note-on-contact.ts';
import { notePermission } from './use-cases/note-permission.ts';
import { addContact, changeContact } from './use-cases/save-contact.ts';

const tag = 'Contacts';
const params = Type.Object({ contactId: Id });

/** What the modules above contribute: to a contact's timeline, and what of theirs belongs to a contact. */
export interface ContactParts {
  readonly timeline: readonly TimelineSource[];
  readonly rowsOfContacts: readonly RowsOfContact[];
}

export function routes(app: HttpApp, { timeline, rowsOfContacts }: ContactParts): void {
  // before those with a contact's id in their address
  mergeRoutes(app, rowsOfContacts);
  readRoutes(app, timeline);
  writeRoutes(app);
}

function readRoutes(app: HttpApp, timeline: readonly TimelineSource[]): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts',
    tag,
    summary: 'List and search contacts',
    description:
      'By name, unless asked otherwise; `next` is the `after` of the following page. With `q` the best that are found, also with a mistake in a word, and no further page.',
    schema: { querystring: ContactListQuery, response: ContactList },
    handler: ({ tx, query }) => contactList(tx, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/counts',
    tag,
    summary: 'Count contacts',
    description: 'Each number stops at 10,000.',
    schema: { response: ContactCounts },
    handler: ({ tx }) => contactCounts(tx),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/:contactId',
    tag,
    summary: 'Read a contact with what it allows and its open leads',
    schema: { params, response: ContactDetail },
    handler: ({ tx, actor, params: { contactId } }) =>
      contactDetail(tx, { edit: actor.rights.seeAllLeads }, contactId),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/:contactId/timeline',
    tag,
    summary: 'Everything that happened with a contact, the newest first',
    schema: {
      params,
      querystring: Type.Object(
        { after: Type.Optional(Type.String({ maxLength: 400 })) },
        { additionalProperties: false },
      ),
      response: Timeline,
    },
    handler: ({ tx, params: { contactId }, query: { after } }) =>
      contactTimeline(tx, timeline, { contactId, after }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/:contactId/permissions/:permissionId/proof',
    tag,
    summary: 'The document that proves a permission',
    schema: { params: Type.Object({ contactId: Id, permissionId: Id }) },
    bytes: true,
    handler: async ({ tx, params: { contactId, permissionId }, reply }) => {
      const file = await proofBytes(tx, contactId, permissionId);
      return file ? download(reply, file) : refuse('notFound', 'contacts.noProof');
    },
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/contacts/matches',
    tag,
    summary: 'Ask who somebody may be, while they are typed in',
    description: 'Changes nothing. At most five known contacts, the likeliest first, each with its reasons.',
    schema: { body: MatchQuestion, response: Matches },
    handler: async ({ tx, body }) => ({ rows: await matchesFor(tx, body) }),
  });
}

function writeRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/contacts',
    tag,
    summary: 'Add a contact',
    description:
      'Asks nobody whether it is known already: see `…/contacts/matches`. Send an Idempotency-Key.',
    schema: { body: NewContact, response: Type.Object({ contactId: Id }) },
    status: 201,
    may: ({ rights }) => rights.seeAllLeads,
    idempotent: true,
    handler: async ({ tx, body }) => ({ contactId: await addContact(tx, body) }),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/contacts/:contactId',
    tag,
    summary: 'Change a contact',
    description:
      'Absent leaves, null clears; lists are replaced. 409 `contacts.changedMeanwhile` when `changedAt` is not the last change.',
    schema: { params, body: ContactChange },
    may: ({ rights }) => rights.seeAllLeads,
    handler: ({ tx, params: { contactId }, body }) => changeContact(tx, { contactId, ...body }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/contacts/:contactId/notes',
    tag,
    summary: 'Write a note about a contact',
    schema: { params, body: NewContactNote, response: Type.Object({ noteId: Id }) },
    status: 201,
    may: ({ rights }) => rights.seeAllLeads,
    idempotent: true,
    handler: async ({ tx, params: { contactId }, body }) => ({
      noteId: await noteOnContact(tx, { contactId, ...body }),
    }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/contacts/:contactId/permissions',
    tag,
    summary: 'Note what a contact allows, or does not',
    description:
      'Kept for ever and never changed; what holds follows from all of them. 422 `contacts.proofNeeded` for something given without words, letter or document.',
    schema: { params, body: NewPermission, response: Type.Object({ permissionId: Id }) },
    status: 201,
    may: ({ rights }) => rights.seeAllLeads,
    idempotent: true,
    handler: async ({ tx, params: { contactId }, body }) => ({
      permissionId: await notePermission(tx, { contactId, ...body }),
    }),
  });
}
