import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import {
  DuplicateList,
  DuplicatePair,
  DuplicateQuery,
  MergeList,
  MergeQuestion,
  NewMerge,
} from '../contract.ts';
import { duplicateList } from '../screens/duplicate-list.ts';
import { mergeList, twinsOf } from '../screens/merge-list.ts';
import { mergeQuestion } from '../screens/merge-question.ts';
import { type RowsOfContact, setDismissed } from '../store/index.ts';
import { mergeContacts } from '../use-cases/merge-contacts.ts';
import { undoMerge } from '../use-cases/undo-merge.ts';
import { wishFrom } from './merge-wish.ts';

const tag = 'Contacts';
const params = Type.Object({ contactId: Id });
const may = ({ rights }: DealerActor): boolean => rights.mergeContacts;

export function mergeRoutes(app: HttpApp, rowsOfContacts: readonly RowsOfContact[]): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/duplicates',
    tag,
    summary: 'Which two contacts may be one',
    schema: { querystring: DuplicateQuery, response: DuplicateList },
    may,
    handler: ({ tx, query }) =>
      duplicateList(tx, {
        after: query.after ?? null,
        limit: query.limit ?? 50,
        dismissed: query.dismissed ?? false,
      }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/contacts/duplicates/dismissals',
    tag,
    summary: 'Say that two contacts are not one',
    description: '404 `contacts.noDuplicate`.',
    schema: { body: DuplicatePair },
    may,
    handler: async ({ tx, body }) => {
      if (!(await setDismissed(tx, { ...body, dismissed: true }))) refuse('notFound', 'contacts.noDuplicate');
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/contacts/duplicates/dismissals/:oneId/:otherId',
    tag,
    summary: 'Take that back',
    description: '404 `contacts.noDuplicate`.',
    schema: { params: Type.Object({ oneId: Id, otherId: Id }) },
    may,
    handler: async ({ tx, params: pair }) => {
      if (!(await setDismissed(tx, { ...pair, dismissed: false })))
        refuse('notFound', 'contacts.noDuplicate');
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/:contactId/merge-question',
    tag,
    summary: 'What there is to choose when another contact goes up in this one',
    description: '404 `contacts.notFound`.',
    schema: {
      params,
      querystring: Type.Object({ fromId: Id }, { additionalProperties: false }),
      response: MergeQuestion,
    },
    may,
    handler: ({ tx, params: { contactId }, query: { fromId } }) =>
      mergeQuestion(tx, { intoId: contactId, fromId, rowsOfContacts }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/contacts/:contactId/merges',
    tag,
    summary: 'What went up in a contact and can still be taken back, and who may be the same',
    schema: { params, response: MergeList },
    may,
    handler: async ({ tx, params: { contactId } }) => ({
      rows: await mergeList(tx, contactId),
      twins: await twinsOf(tx, contactId),
    }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/contacts/:contactId/merges',
    tag,
    summary: 'Let another contact go up in this one',
    description:
      'Everything that belongs to the other one goes over. Can be taken back for 30 days. 404 `contacts.notFound`, 409 `contacts.mergedAlready`, 422 `contacts.same`, `contacts.nobody`.',
    schema: { params, body: NewMerge, response: Type.Object({ mergeId: Id }) },
    status: 201,
    may,
    handler: async ({ tx, params: { contactId }, body }) => ({
      mergeId: await mergeContacts(tx, { intoId: contactId, fromId: body.fromId, wish: wishFrom(body) }),
    }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/contacts/:contactId/merges/:mergeId',
    tag,
    summary: 'Take a merge back',
    description:
      'What was changed since stays. 404 `contacts.noMerge`, 409 `contacts.undoneAlready`, `contacts.undoTooLate`, `contacts.mergedOn`.',
    schema: { params: Type.Object({ contactId: Id, mergeId: Id }) },
    may,
    handler: ({ tx, params: { contactId, mergeId } }) => undoMerge(tx, { intoId: contactId, mergeId }),
  });
}
