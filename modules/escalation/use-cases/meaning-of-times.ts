import type { Static } from 'typebox';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { EscalationSettings } from '../../dealers/contract.ts';
import { calendarOf } from '../../working-hours/index.ts';
import type { EscalationMeaning } from '../contract.ts';
import { workedExamples } from '../rules/index.ts';

/** What times, not yet saved, mean in the coming days. Nothing is written. */
export async function meaningOfTimes(
  tx: DealerTx,
  { escalation }: { readonly escalation: EscalationSettings },
): Promise<Static<typeof EscalationMeaning>> {
  const calendar = await calendarOf(tx);
  return {
    examples: workedExamples(tx.now, escalation, calendar).map(({ kind, startsAt, dueAt, events }) => ({
      kind,
      startsAt: startsAt.toString(),
      dueAt: dueAt.toString(),
      events: events.map((event) => ({
        kind: event.kind,
        at: event.at.toString(),
        mailAt: event.mailAt?.toString() ?? null,
      })),
    })),
  };
}
