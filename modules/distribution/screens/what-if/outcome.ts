import type { DealerTx } from '../../../../platform/sql/index.ts';
import { personNames } from '../../../people/index.ts';
import type { WhatIfFigures, WhatIfOutcome, WhatIfTrial } from '../../contract.ts';
import type { Comparison, FateSide, Figures } from '../../rules/what-if/index.ts';

interface Ran {
  readonly at: Temporal.Instant;
  readonly trial: WhatIfTrial;
  readonly stale: boolean;
  readonly outcome: Comparison;
}

/** What came out, with names: of people, of customers and their vehicles. Leads that are gone since are left out. */
export async function outcomeView(tx: DealerTx, { at, trial, stale, outcome }: Ran): Promise<WhatIfOutcome> {
  const { before, after, changed, stranded, calibration, pace } = outcome;
  const [leads, names] = await Promise.all([
    wordsOf(
      tx,
      [...changed.rows, ...stranded].map(({ leadId }) => leadId),
    ),
    personNames(tx, peopleIn(outcome)),
  ]);
  const nameOf = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null));
  const worded = <T extends { leadId: string; at: number }>({ leadId, at: came }: T) => {
    const lead = leads.get(leadId);
    return lead && { leadId, at: momentOf(came), ...lead };
  };
  return {
    trial,
    ranAt: at.toString(),
    stale,
    days: daysOf(trial, before.weeks[0]?.week ?? trial.from, at),
    before: figuresView(before, nameOf),
    after: figuresView(after, nameOf),
    calibration,
    pace,
    changed: {
      ...changed,
      rows: changed.rows.flatMap((row) => {
        const words = worded(row);
        return words
          ? [{ ...words, before: sideView(row.before, nameOf), after: sideView(row.after, nameOf) }]
          : [];
      }),
    },
    stranded: stranded.flatMap((row) => {
      const words = worded(row);
      return words ? [{ ...words, assignee: nameOf(row.userId), now: row.now, before: row.before }] : [];
    }),
  };
}

/** Of the period as far as there were leads and as it has passed: what a day's figures are divided by. */
function daysOf({ from, until }: WhatIfTrial, firstWeek: string, at: Temporal.Instant): number {
  const today = at.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const first = Temporal.PlainDate.from(firstWeek > from ? firstWeek : from);
  const last = until < today ? until : today;
  return Math.max(1, first.until(last, { largestUnit: 'days' }).days + 1);
}

type NameOf = (userId: string | null) => string | null;

function figuresView({ people, ...figures }: Figures, nameOf: NameOf): WhatIfFigures {
  return {
    ...figures,
    people: people.map((person) => ({ ...person, name: nameOf(person.userId) ?? '?' })),
    weeks: [...figures.weeks],
  };
}

function sideView({ userId, outcome, stranded, dueAt, answeredAt, state }: FateSide, nameOf: NameOf) {
  return {
    assignee: nameOf(userId),
    outcome,
    stranded,
    dueAt: momentOf(dueAt),
    answeredAt: answeredAt === null ? null : momentOf(answeredAt),
    state,
  };
}

function momentOf(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toString();
}

function peopleIn({ before, after, changed, stranded }: Comparison): string[] {
  const ids = [
    ...[...before.people, ...after.people].map(({ userId }) => userId),
    ...changed.rows.flatMap((row) => [row.before.userId, row.after.userId]),
    ...stranded.map(({ userId }) => userId),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

async function wordsOf(tx: DealerTx, leadIds: readonly string[]) {
  if (leadIds.length === 0) return new Map<string, { customer: string; vehicle: string | null }>();
  const rows = await tx.db
    .selectFrom('lead')
    .select(['lead_id', 'customer_name as customer', 'vehicle_title as vehicle'])
    .where('dealer_id', '=', tx.dealerId)
    .where('lead_id', 'in', [...new Set(leadIds)])
    .execute();
  return new Map(rows.map(({ lead_id: leadId, ...words }) => [leadId, words]));
}
