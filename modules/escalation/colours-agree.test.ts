import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLeadDesk } from '../../test/world/lead-desk.ts';
import type { LeadDetail, LeadList } from '../leads/contract.ts';
import { colourOf } from '../working-hours/index.ts';

let desk: Awaited<ReturnType<typeof openLeadDesk>>;
beforeAll(async () => {
  desk = await openLeadDesk();
});
afterAll(() => desk.close());

const colours = ['green', 'yellow', 'red'] as const;
type Row = LeadList['rows'][number];

function shown(lead: Pick<Row, 'due'>, now: string): string {
  if (!lead.due) throw new Error('An open lead is not due');
  const { at, yellowFrom } = lead.due;
  return colourOf(Date.parse(now), { dueAt: Date.parse(at), yellowFrom: Date.parse(yellowFrom) });
}

/** The list filters by colour in the database; pages colour what they are told. Both say the same, to the millisecond. */
it('the list, the lead and the rule show the same colour at every instant', async () => {
  const start = desk.desk.clock.now();
  const ids: string[] = [];
  for (const hours of [3, 5, 8, 30]) {
    ids.push(await desk.newLead({ followUpAt: start.add({ hours }).toString() }));
  }
  ids.push(await desk.newLead());
  const edges = (await list('')).rows.flatMap(({ due }) => (due ? [due.at, due.yellowFrom] : []));
  const near = edges.flatMap((edge) =>
    [-1, 0, 1].map((ms) => Temporal.Instant.from(edge).add({ milliseconds: ms })),
  );
  const anywhere = fc
    .sample(fc.integer({ min: 60_000, max: 40 * 3_600_000 }), { numRuns: 20, seed: 7 })
    .map((ms) => start.add({ milliseconds: ms }));
  const later = [...near, ...anywhere]
    .filter((moment) => Temporal.Instant.compare(moment, desk.desk.clock.now()) > 0)
    .toSorted((a, b) => Temporal.Instant.compare(a, b));
  const seen = new Set<string>();
  for (const moment of later) {
    desk.desk.clock.moveTo(moment);
    for (const colour of colours) {
      const { rows, now } = await list(`&colour=${colour}`);
      for (const row of rows) {
        expect(shown(row, now), `${row.leadId} at ${moment.toString()}`).toBe(colour);
        seen.add(`${row.leadId} ${colour}`);
      }
    }
    for (const leadId of ids) {
      const detail: LeadDetail = await desk.read(leadId);
      const { rows } = await list(`&colour=${shown(detail.lead, moment.toString())}`);
      expect(rows.map((row) => row.leadId)).toContain(leadId);
    }
  }
  expect(seen.size).toBe(colours.length * ids.length);
});

async function list(more: string): Promise<LeadList> {
  const answer = await desk.as('anna', 'GET', `/leads?limit=100${more}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}
