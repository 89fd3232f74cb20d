import { refuse } from '../../kernel/refusals.ts';
import { type DealerActor, dealerRoute, download, type HttpApp } from '../../platform/http/index.ts';
import { getDealer } from '../dealers/index.ts';
import { listSources } from '../sources/index.ts';
import {
  FileQuery,
  NewSourceCost,
  Report,
  ReportQuery,
  SliceLeads,
  SliceQuery,
  SourceCosts,
} from './contract.ts';
import { reportFile } from './files/index.ts';
import { readSlices } from './rules/question.ts';
import { report } from './screens/report.ts';
import { sliceLeads } from './screens/slice-leads.ts';
import { costsBySource, setCost } from './store/costs.ts';
import { wordsOf } from './texts/index.ts';
import { askReport } from './use-cases/ask.ts';

const tag = 'Reports';
const refusals =
  '422 `reports.badPeriod`, `reports.badFilter`; in works-council mode 403 `reports.personWithheld`, 422 `reports.wholeMonthsOnly`, `reports.oneFilterOnly`.';
const setsCosts = ({ rights }: DealerActor) => rights.changeSettings;

export function routes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/reports',
    tag,
    summary: 'All figures of a period',
    description: `Without the right to see the reports of all: of one's own leads. ${refusals}`,
    schema: { querystring: ReportQuery, response: Report },
    handler: async ({ tx, actor, query }) =>
      report(tx, await askReport(tx, actor, query), query.language ?? (await getDealer(tx)).language),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/reports/leads',
    tag,
    summary: 'The leads behind a figure',
    description: `Exactly as many as the figure says. Refused in works-council mode, but of oneself. ${refusals}`,
    schema: { querystring: SliceQuery, response: SliceLeads },
    handler: async ({ tx, actor, query }) => {
      const { question, zone, council } = await askReport(tx, actor, query);
      if (council) refuse('notAllowed', 'reports.personWithheld');
      const slices =
        readSlices(query.slices ?? '') ?? refuse('invalid', 'reports.badFilter', { field: 'slices' });
      return sliceLeads(tx, { question, slices, zone, after: query.after ?? null, limit: query.limit ?? 50 });
    },
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/reports/file',
    tag,
    summary: 'A report as CSV, XLSX or PDF',
    description: refusals,
    schema: { querystring: FileQuery },
    bytes: true,
    handler: async ({ tx, actor, query: { format, ...query }, reply }) => {
      const dealer = await getDealer(tx);
      const language = query.language ?? dealer.language;
      const shown = await report(tx, await askReport(tx, actor, query), language);
      return download(reply, await reportFile(shown, { format, language, dealer: dealer.name, at: tx.now }));
    },
  });
  costRoutes(app);
}

function costRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/reports/costs',
    tag,
    summary: 'What sources cost, and since when',
    schema: { response: SourceCosts },
    may: setsCosts,
    handler: async ({ tx }) => {
      const costs = await costsBySource(tx);
      const words: Readonly<Record<string, string>> = wordsOf((await getDealer(tx)).language).sources;
      return {
        rows: (await listSources(tx)).map(({ sourceId, key, name }) => ({
          sourceId,
          name: name ?? words[key] ?? key,
          costs: (costs.get(sourceId) ?? []).map((cost) => ({
            validFrom: cost.validFrom.toString(),
            monthlyCents: cost.monthlyCents,
            perLeadCents: cost.perLeadCents,
          })),
        })),
      };
    },
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/reports/costs',
    tag,
    summary: 'Set what a source costs from a day on',
    description: 'The same day again corrects it. 422 `reports.unknownSource`.',
    schema: { body: NewSourceCost },
    may: setsCosts,
    handler: async ({ tx, body }) => {
      const known = (await listSources(tx)).some(({ sourceId }) => sourceId === body.sourceId);
      if (!known) refuse('invalid', 'reports.unknownSource', { field: 'sourceId' });
      await setCost(tx, body);
    },
  });
}
