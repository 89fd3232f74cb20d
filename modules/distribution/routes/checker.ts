import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import {
  CheckerPreview,
  CheckerProposal,
  CoverageQuery,
  CoverageView,
  FindingList,
} from '../checker/contract.ts';
import { coverageOf, OUTLOOK_DAYS } from '../rules/checker/index.ts';
import { loadCheckerInput } from '../screens/checker-input.ts';
import { findingList } from '../screens/findings.ts';
import { presentCoverage } from '../screens/present-finding.ts';
import { previewFindings } from '../use-cases/preview-findings.ts';

const tag = 'Checker';
const may = ({ rights }: DealerActor): boolean => rights.seeFindings;

export function checkerRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/checker',
    tag,
    summary: 'What is wrong with the set-up, and from when on it bites',
    description: 'As of the last look: each night, and at once after settings, people or absences changed.',
    schema: { response: FindingList },
    may,
    handler: ({ tx }) => findingList(tx),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/checker',
    tag,
    summary: 'What would be wrong with changed settings, people or absences',
    description: 'Nothing is stored. What is left out of the request stays as it is saved.',
    schema: { body: CheckerProposal, response: CheckerPreview },
    may,
    handler: ({ tx, body }) => previewFindings(tx, body),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/checker/coverage',
    tag,
    summary: 'How many people can receive, by rotation and day',
    schema: { querystring: CoverageQuery, response: CoverageView },
    may,
    handler: async ({ tx, query }) =>
      presentCoverage(coverageOf(await loadCheckerInput(tx), query.days ?? OUTLOOK_DAYS)),
  });
}
