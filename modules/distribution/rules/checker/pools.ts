import { anybody, type Finding, findingNow, personField, settingsField } from './finding.ts';
import type { Outlook, RotationOutlook } from './outlook.ts';
import { exampleNow } from './solo.ts';

/** Pools that lack their user or anybody who claims, and modes that do not fit what is set beside them. */
export function pools(outlook: Outlook): readonly Finding[] {
  const reachable = outlook.rotations.filter(({ unreachable }) => !unreachable);
  return [...reachable.flatMap((rotation) => poolFindings(outlook, rotation)), ...modeFindings(outlook)];
}

function poolFindings(outlook: Outlook, rotation: RotationOutlook): Finding[] {
  const { mode, poolUserId, key, group, claimerIds } = rotation;
  if (mode === 'rotation') return [];
  const user = outlook.input.setup.people.find(({ userId }) => userId === poolUserId);
  const details = { rotation: { group: group?.name ?? null, mode } };
  const field = group ? `groups.${group.index}.poolUserId` : 'poolUserId';
  const at = {
    subject: key,
    // In a mixed rotation the people still get theirs.
    severity: mode === 'pool' ? ('error' as const) : ('warning' as const),
    mending: settingsField('distribution', field),
    example: exampleNow(outlook, rotation, []),
  };
  if (poolUserId === null) return [findingNow({ ...at, code: 'poolUserMissing', details })];
  if (!user?.active) {
    const people = user ? [user.name] : [];
    return [findingNow({ ...at, code: 'poolUserInactive', details: { ...details, people } })];
  }
  if (claimerIds.length > 0) return [];
  const mending = group ? settingsField('distribution', `groups.${group.index}`) : null;
  return [
    findingNow({
      ...at,
      code: 'poolWithoutClaimers',
      severity: 'error',
      mending: mending ?? anybody,
      details,
    }),
  ];
}

/** What contradicts itself. Settings like these are not saved, but people change afterwards, and a form shows them while it is edited. */
function modeFindings({ input, rotations }: Outlook): Finding[] {
  const { distribution, escalation, people } = input.setup;
  const found: Finding[] = [];
  if (distribution.mode === 'pool') {
    const receivers = people.filter(
      ({ userId, active, receivesRequests }) =>
        active && receivesRequests && userId !== distribution.poolUserId,
    );
    const inTurn = rotations.filter(({ group, mode }) => group !== null && mode !== 'pool');
    const names = receivers.map(({ name }) => name);
    const details = { groups: inTurn.flatMap(({ group }) => group?.name ?? []) };
    const mending = personField(receivers[0]?.userId ?? '', 'receivesRequests');
    if (receivers.length > 0) {
      found.push(
        findingNow({ code: 'receivesBesidePool', severity: 'warning', mending, details: { people: names } }),
      );
    }
    if (inTurn.length > 0) {
      const mode = settingsField('distribution', 'mode');
      found.push(findingNow({ code: 'groupsBesidePool', severity: 'warning', mending: mode, details }));
    }
  }
  for (const { key, group, mode, memberIds, unreachable } of rotations) {
    if (mode !== 'mixed' || memberIds.length > 0 || unreachable) continue;
    found.push(
      findingNow({
        code: 'mixedWithoutMembers',
        subject: key,
        severity: 'warning',
        mending: settingsField('distribution', group ? `groups.${group.index}.members` : 'mode'),
        details: { rotation: { group: group?.name ?? null, mode } },
      }),
    );
  }
  const anyPool = rotations.some(({ mode, poolUserId }) => mode !== 'rotation' && poolUserId !== null);
  if (escalation.afterStage2 === 'pool' && !anyPool) {
    const mending = settingsField('escalation', 'afterStage2');
    found.push(findingNow({ code: 'stage2WithoutPool', severity: 'error', mending }));
  }
  return found;
}
