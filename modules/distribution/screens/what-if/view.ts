import { isDeepStrictEqual } from 'node:util';
import { refuse } from '../../../../kernel/refusals.ts';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { personNames } from '../../../people/index.ts';
import type { WhatIfList, WhatIfView } from '../../contract.ts';
import { findWhatIf, listWhatIfs } from '../../store/what-ifs.ts';
import { areasOf, movedAreas, savedSetup } from '../../use-cases/what-if/base.ts';
import { outcomeView } from './outcome.ts';

const most = 100;

export async function whatIfList(tx: DealerTx, mayChange: boolean): Promise<WhatIfList> {
  const rows = await listWhatIfs(tx, most);
  const names = await personNames(
    tx,
    rows.flatMap(({ createdBy, appliedBy }) => [createdBy, appliedBy]).filter((id) => id !== null),
  );
  return {
    rows: rows.map(({ before, after, ...row }) => ({
      whatIfId: row.whatIfId,
      name: row.name,
      createdAt: row.createdAt.toString(),
      createdBy: nameOf(names, row.createdBy),
      updatedAt: row.updatedAt.toString(),
      appliedAt: row.appliedAt?.toString() ?? null,
      appliedBy: nameOf(names, row.appliedBy),
      areas: areasOf(row.changes as WhatIfView['changes']),
      trial: row.trial as WhatIfView['trial'],
      result:
        before && after
          ? {
              leads: after.leads,
              lateBefore: before.late,
              lateAfter: after.late,
              supervisorMailsBefore: before.supervisorMails,
              supervisorMailsAfter: after.supervisorMails,
            }
          : null,
    })),
    mayChange,
  };
}

/** Refuses `whatIf.notFound`. */
export async function whatIfView(tx: DealerTx, whatIfId: string, mayChange: boolean): Promise<WhatIfView> {
  const whatIf = (await findWhatIf(tx, whatIfId)) ?? refuse('notFound', 'whatIf.notFound');
  const { base } = await savedSetup(tx);
  const { changes, trial, ran, createdBy, appliedBy } = whatIf;
  const names = await personNames(
    tx,
    [createdBy, appliedBy].filter((id) => id !== null),
  );
  const applied = whatIf.appliedAt !== null;
  const stale =
    ran !== null &&
    !applied &&
    !isDeepStrictEqual([ran.on.changes, ran.on.trial, ran.on.base], [changes, trial, base]);
  return {
    whatIfId,
    name: whatIf.name,
    createdAt: whatIf.createdAt.toString(),
    createdBy: nameOf(names, createdBy),
    updatedAt: whatIf.updatedAt.toString(),
    appliedAt: whatIf.appliedAt?.toString() ?? null,
    appliedBy: nameOf(names, appliedBy),
    changes,
    trial,
    moved: applied ? [] : movedAreas(changes, whatIf.base, base),
    mayChange,
    outcome: ran && (await outcomeView(tx, { ...ran, trial: ran.on.trial, stale })),
  };
}

function nameOf(names: ReadonlyMap<string, string>, userId: string | null): string | null {
  return userId === null ? null : (names.get(userId) ?? null);
}
