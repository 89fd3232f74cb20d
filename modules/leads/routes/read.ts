import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import {
  ChosenLeads,
  LeadCount,
  LeadCounts,
  LeadDetail,
  LeadFilters,
  LeadList,
  LeadListQuery,
  TodayView,
} from '../contract.ts';
import { chosenLeads, leadCount } from '../screens/lead-choice.ts';
import { leadCounts } from '../screens/lead-counts.ts';
import { leadDetail } from '../screens/lead-detail.ts';
import { leadFilters } from '../screens/lead-filters.ts';
import { leadList } from '../screens/lead-list.ts';
import { today } from '../screens/today.ts';

const tag = 'Leads';

export function readRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/leads',
    tag,
    summary: 'List and search leads',
    description:
      'Open leads by due, unless asked otherwise. `next` is the `after` of the following page. Sorted by due, closed leads stand behind the open ones, the latest activity first.',
    schema: { querystring: LeadListQuery, response: LeadList },
    handler: ({ tx, query }) => leadList(tx, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/counts',
    tag,
    summary: 'Count open leads',
    description: 'Each number stops at 1,000.',
    schema: { response: LeadCounts },
    handler: ({ tx, actor }) => leadCounts(tx, { seesInbox: actor.rights.workInbox }),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/count',
    tag,
    summary: 'Count the leads of a list',
    description:
      'As far as that costs little: at most 1,000 are counted, and `more` says that there are others.',
    schema: { querystring: LeadListQuery, response: LeadCount },
    handler: ({ tx, query }) => leadCount(tx, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/chosen',
    tag,
    summary: 'Choose all leads of a list for a deed',
    description: 'The first 1,000, with whose each is.',
    schema: { querystring: LeadListQuery, response: ChosenLeads },
    handler: ({ tx, query }) => chosenLeads(tx, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/filters',
    tag,
    summary: 'What leads can be filtered by and closed with',
    schema: { response: LeadFilters },
    handler: ({ tx }) => leadFilters(tx),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/:leadId',
    tag,
    summary: 'Read a lead with its conversation and history',
    schema: { params: Type.Object({ leadId: Id }), response: LeadDetail },
    handler: ({ tx, actor, params }) => leadDetail(tx, actor.rights, params.leadId),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/today',
    tag,
    summary: 'The start page: what is new, late and next',
    schema: { response: TodayView },
    // Who may hand over anybody's lead looks after everybody's.
    handler: ({ tx, actor }) => today(tx, { everybody: actor.rights.handOver }),
  });
}
