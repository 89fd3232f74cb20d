import { decide } from '../decide.ts';
import type { DistributionState } from '../types.ts';
import { exampleOf, momentIn } from './example.ts';
import { type Finding, findingNow } from './finding.ts';
import { fieldOf } from './gaps.ts';
import type { Outlook, RotationOutlook } from './outlook.ts';

/** Rotations in which nobody can ever take a lead (`emptyRotation`), and those that hang on one person (`solo`). */
export function fewPeople(outlook: Outlook): readonly Finding[] {
  return outlook.rotations.flatMap((rotation) => {
    if (rotation.request === null) return [];
    if (rotation.ableIds.length > 0) return soloOf(outlook, rotation);
    // A pool says itself what it lacks.
    return rotation.mode === 'pool' ? [] : [emptyRotation(outlook, rotation)];
  });
}

function emptyRotation(outlook: Outlook, rotation: RotationOutlook): Finding {
  return findingNow({
    code: 'emptyRotation',
    subject: rotation.key,
    severity: 'error',
    mending: fieldOf(rotation),
    example: exampleNow(outlook, rotation, []),
    details: { rotation: { group: rotation.group?.name ?? null, mode: rotation.mode } },
  });
}

/** One person whose being away, without a deputy, leaves nobody: tried at the next moment at which that one can receive. */
function soloOf(outlook: Outlook, rotation: RotationOutlook): Finding[] {
  const [only, ...others] = rotation.ableIds;
  if (only === undefined || others.length > 0) return [];
  return [
    findingNow({
      code: 'solo',
      subject: rotation.key,
      severity: 'warning',
      mending: fieldOf(rotation),
      example: exampleNow(outlook, rotation, [only]),
      details: {
        rotation: { group: rotation.group?.name ?? null, mode: rotation.mode },
        people: [outlook.nameOf(only)],
      },
    }),
  ];
}

/** The rotation's lead at the next open moment, with these people away. */
export function exampleNow(outlook: Outlook, rotation: RotationOutlook, awayIds: readonly string[]) {
  const { now } = outlook.input;
  const stretch = outlook.stretches.find(({ open, until }) => open && until > now);
  if (!stretch || rotation.request === null) return null;
  const at = momentIn(stretch, now);
  const request = { ...rotation.request, at };
  const decision = decide(request, without(stretch.presence.state, awayIds, at));
  const ifAway = awayIds.length === 0 ? null : awayIds.map(outlook.nameOf).join(', ');
  return exampleOf(outlook, request, decision, { ifAway });
}

function without(state: DistributionState, userIds: readonly string[], at: number): DistributionState {
  const away = userIds.map((userId) => ({ userId, from: at, until: at + 1, deputyId: null }));
  return {
    ...state,
    absences: [...state.absences.filter(({ userId }) => !userIds.includes(userId)), ...away],
  };
}
