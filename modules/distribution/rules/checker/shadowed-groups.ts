import { type Finding, findingNow, settingsField } from './finding.ts';
import { groupsBefore } from './matching.ts';
import type { Outlook } from './outlook.ts';

/**
 * Groups to which no lead ever comes: earlier ones take all of theirs, or nothing fulfils their conditions (then there are
 * no earlier ones to name).
 */
export function shadowedGroups({ input, rotations }: Outlook): readonly Finding[] {
  const sourceIds = input.sources.map(({ sourceId }) => sourceId);
  return rotations.flatMap(({ key, group, mode, unreachable }) => {
    if (!group || !unreachable) return [];
    return [
      findingNow({
        code: 'groupNeverMatches',
        subject: key,
        severity: 'warning',
        mending: settingsField('distribution', `groups.${group.index}.match`),
        details: {
          rotation: { group: group.name, mode },
          groups: groupsBefore(group.index, input.setup, sourceIds).map(({ name }) => name),
        },
      }),
    ];
  });
}
