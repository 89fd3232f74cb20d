import { useState } from 'react';
import type { WhatIf } from '../../../api/types.ts';
import { changesOf, type Draft, draftOf, type Saved, sameChanges } from './draft.ts';

/**
 * What is being edited of a what-if, and whether the server knows it already. Only the changes are kept: what is not changed
 * follows what others save meanwhile.
 */
export function useDraft(whatIf: WhatIf, saved: Saved) {
  const [changes, setChanges] = useState(whatIf.changes);
  const [trial, setTrial] = useState(whatIf.trial);
  const dirty = {
    changes: !sameChanges(changes, whatIf.changes),
    trial: (['from', 'until', 'model'] as const).some((field) => trial[field] !== whatIf.trial[field]),
  };
  return {
    draft: draftOf(saved, changes),
    trial,
    changes,
    dirty: dirty.changes || dirty.trial,
    /** The body of a PATCH. */
    unsaved: { ...(dirty.changes && { changes }), ...(dirty.trial && { trial }) },
    change: (part: Partial<Draft>) =>
      setChanges((before) => changesOf(saved, { ...draftOf(saved, before), ...part }, before)),
    setTrial,
  };
}
