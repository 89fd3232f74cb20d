import { createHash } from 'node:crypto';
import type { DealerTx } from '../../../../platform/sql/index.ts';
import { readSettings } from '../../../dealers/index.ts';
import type { WhatIfArea, WhatIfChanges } from '../../contract.ts';
import type { DealerSetup } from '../../rules/index.ts';
import { loadSetup } from '../../screens/dealer-setup.ts';
import type { WhatIfBase } from '../../store/what-ifs.ts';

/** The set-up as it is saved, and by what one can tell that it is still the same. */
export async function savedSetup(tx: DealerTx): Promise<{ setup: DealerSetup; base: WhatIfBase }> {
  const [setup, hours, escalation] = await Promise.all([
    loadSetup(tx),
    readSettings(tx, 'hours'),
    readSettings(tx, 'escalation'),
  ]);
  const base = {
    hours: String(hours.version),
    escalation: String(escalation.version),
    distribution: String(setup.settingsVersion),
    people: fingerprint([setup.people, setup.absences]),
  };
  return { setup, base };
}

/** The areas that a what-if changes. */
export function areasOf({ hours, escalation, distribution, people, absences }: WhatIfChanges): WhatIfArea[] {
  const named = (value: object | undefined) => Object.keys(value ?? {}).length > 0;
  const away = (absences?.added.length ?? 0) + (absences?.removed.length ?? 0) > 0;
  const changed = {
    hours: named(hours),
    escalation: named(escalation),
    distribution: named(distribution),
    people: named(people) || away,
  };
  return (['hours', 'escalation', 'distribution', 'people'] as const).filter((area) => changed[area]);
}

/** Those of them that somebody saved since. */
export function movedAreas(changes: WhatIfChanges, was: WhatIfBase, is: WhatIfBase): WhatIfArea[] {
  return areasOf(changes).filter((area) => was[area] !== is[area]);
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
