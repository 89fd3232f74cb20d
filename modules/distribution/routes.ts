import { Type } from 'typebox';
import { refuse } from '../../kernel/refusals.ts';
import { dealerRoute, type HttpApp } from '../../platform/http/index.ts';
import { Id } from '../../platform/http/shapes.ts';
import { AssignmentExplanation } from '../leads/contract.ts';
import { leadFacts } from '../leads/index.ts';
import {
  DistributionQuestion,
  PoolList,
  RotationEntries,
  RotationEntriesQuery,
  RotationKey,
  RotationList,
} from './contract.ts';
import { checkerRoutes } from './routes/checker.ts';
import { whatIfRoutes } from './routes/what-if.ts';
import { DEALER_ROTATION, groupRotation } from './rules/index.ts';
import { poolList } from './screens/pools.ts';
import { rotationEntries } from './screens/rotation-entries.ts';
import { rotationList } from './screens/rotations.ts';
import { askWhoNext } from './use-cases/ask-who-next.ts';
import { claimLead } from './use-cases/claim-lead.ts';
import { explainAssignment } from './use-cases/explain-assignment.ts';

const ofLead = Type.Object({ leadId: Id });
const pageLength = 50;
const tag = 'Distribution';

export function routes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/leads/:leadId/assignment',
    tag: 'Leads',
    summary: 'Why this person has the lead',
    description:
      'The last assignment, which holds, or the one that is asked for. 404 `leads.notAssigned` for a lead that nobody ever had.',
    schema: {
      params: ofLead,
      querystring: Type.Object({ assignment: Type.Optional(Id) }, { additionalProperties: false }),
      response: AssignmentExplanation,
    },
    handler: async ({ tx, params: { leadId }, query: { assignment = null } }) => {
      await leadFacts(tx, leadId);
      return (await explainAssignment(tx, leadId, assignment)) ?? refuse('notFound', 'leads.notAssigned');
    },
  });
  poolRoutes(app);
  rotationRoutes(app);
  checkerRoutes(app);
  whatIfRoutes(app);
}

function poolRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/pools',
    tag,
    summary: 'Where leads wait to be claimed',
    schema: { response: PoolList },
    handler: ({ tx }) => poolList(tx),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/leads/:leadId/claim',
    tag,
    summary: 'Take a lead from the pool in which it waits',
    description:
      '403 `leads.mayNotClaim`. 409 `leads.alreadyClaimed` with the name of who has it (`by`), `leads.olderWaits` with the `customer` of the oldest where only that one may be claimed, `leads.notInPool`.',
    schema: { params: ofLead },
    handler: ({ tx, params: { leadId } }) => claimLead(tx, leadId),
  });
}

function rotationRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/rotations',
    tag,
    summary: 'Each rotation with its ledger, and whose turn it is',
    schema: { response: RotationList },
    handler: ({ tx }) => rotationList(tx),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/rotations/:key/entries',
    tag,
    summary: 'Whom a rotation gave leads, the newest first',
    schema: {
      params: Type.Object({ key: RotationKey }),
      querystring: RotationEntriesQuery,
      response: RotationEntries,
    },
    handler: ({ tx, params: { key }, query }) =>
      rotationEntries(tx, key === DEALER_ROTATION ? key : groupRotation(key), {
        after: query.after,
        limit: query.limit ?? pageLength,
      }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/distribution/question',
    tag,
    summary: 'Who would get such a lead, now or then, if some were away',
    description: 'Nothing is stored. Judged by the present settings, absences and ledgers.',
    schema: { body: DistributionQuestion, response: AssignmentExplanation },
    handler: ({ tx, body }) => askWhoNext(tx, body),
  });
}
