import type {
  DistributionSettings,
  EscalationSettings,
  HoursSettings,
  User,
  WhatIf,
} from '../../../api/types.ts';

/** The settings as they are saved, and everybody of the dealer: what a draft starts from. */
export type Saved = {
  hours: HoursSettings;
  escalation: EscalationSettings;
  distribution: DistributionSettings;
  people: readonly User[];
};

export type AddedAbsence = NonNullable<WhatIf['changes']['absences']>['added'][number];

/** A set-up that is being tried: whole values, so that the editors of the settings can work on them. */
export type Draft = {
  hours: HoursSettings;
  escalation: EscalationSettings;
  distribution: DistributionSettings;
  /** Who receives requests in it, by user; only where the draft says something. */
  receives: Readonly<Record<string, boolean>>;
  added: readonly AddedAbsence[];
  /** Ids of saved absences that do not take place. */
  removed: readonly string[];
};

export function draftOf(saved: Saved, changes: WhatIf['changes']): Draft {
  const receives = Object.entries(changes.people ?? {}).flatMap(([userId, { receivesRequests }]) =>
    receivesRequests === undefined ? [] : [[userId, receivesRequests] as const],
  );
  return {
    hours: { ...saved.hours, ...changes.hours } as HoursSettings,
    escalation: { ...saved.escalation, ...changes.escalation } as EscalationSettings,
    distribution: { ...saved.distribution, ...changes.distribution } as DistributionSettings,
    receives: Object.fromEntries(receives),
    added: changes.absences?.added ?? [],
    removed: changes.absences?.removed ?? [],
  };
}

/** What a draft changes, only the fields that differ from what is saved. What it says beside the page's fields stays. */
export function changesOf(saved: Saved, draft: Draft, before: WhatIf['changes']): WhatIf['changes'] {
  const people = peopleChanges(saved, draft, before.people ?? {});
  const absences = { added: [...draft.added], removed: [...draft.removed] };
  return {
    ...given('hours', different(saved.hours, draft.hours)),
    ...given('escalation', different(saved.escalation, draft.escalation)),
    ...given('distribution', different(saved.distribution, draft.distribution)),
    ...given('people', people),
    ...(absences.added.length + absences.removed.length > 0 && { absences }),
  };
}

function peopleChanges(saved: Saved, { receives }: Draft, before: NonNullable<WhatIf['changes']['people']>) {
  const changes: NonNullable<WhatIf['changes']['people']> = {};
  for (const [userId, { receivesRequests: _, ...rest }] of Object.entries(before)) {
    if (Object.keys(rest).length > 0) changes[userId] = rest;
  }
  for (const { userId, receivesRequests } of saved.people) {
    const receiving = receives[userId];
    if (receiving === undefined || receiving === receivesRequests) continue;
    changes[userId] = { ...changes[userId], receivesRequests: receiving };
  }
  return changes;
}

function given<K extends string, T extends object>(name: K, value: T): { [key in K]?: T } {
  return Object.keys(value).length > 0 ? ({ [name]: value } as { [key in K]: T }) : {};
}

/** The fields of `now` that are not as in `was`; the order of keys does not count. */
export function different<T extends object>(was: T, now: T): Partial<T> {
  const fields = Object.entries(now).filter(
    ([key, value]) => canonical(value) !== canonical(was[key as keyof T]),
  );
  return Object.fromEntries(fields) as Partial<T>;
}

export function sameChanges(a: WhatIf['changes'], b: WhatIf['changes']): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The people as the draft has them. */
export function peopleIn(people: readonly User[], { receives }: Pick<Draft, 'receives'>): readonly User[] {
  return people.map((person) => {
    const receivesRequests = receives[person.userId] ?? person.receivesRequests;
    return { ...person, receivesRequests, canBeAssigned: person.canBeAssigned || receivesRequests };
  });
}
