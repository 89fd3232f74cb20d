import type { DealerTx } from '../../../../platform/sql/index.ts';
import type { WhatIfChanges } from '../../contract.ts';
import type { DealerSetup } from '../../rules/index.ts';
import { type SetupChanges, withChanges } from '../../rules/what-if/index.ts';
import { absencesById } from '../../screens/what-if/absences.ts';

/** The saved set-up as the what-if changes it. Saved absences that are gone since are passed over. */
export async function changedSetup(
  tx: DealerTx,
  setup: DealerSetup,
  { absences, ...changes }: WhatIfChanges,
): Promise<DealerSetup> {
  const away = absences && {
    added: absences.added.map(({ userId, from, until, deputyUserId }) => ({
      userId,
      from: Temporal.Instant.from(from).epochMilliseconds,
      until: Temporal.Instant.from(until).epochMilliseconds,
      deputyId: deputyUserId,
    })),
    removed: (await absencesById(tx, absences.removed)).map(({ userId, startsAt, endsAt }) => ({
      userId,
      from: startsAt.epochMilliseconds,
      until: endsAt.epochMilliseconds,
    })),
  };
  // A field that is absent, and one that is undefined, mean the same here.
  return withChanges(setup, { ...(changes as SetupChanges), ...(away && { absences: away }) });
}
