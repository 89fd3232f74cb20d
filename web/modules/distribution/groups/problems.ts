import type { DistributionSettings } from '../../../api/types.ts';

export type Problem = 'needsPoolUser' | 'needsName' | 'nameTaken' | 'needsMembers' | 'tooShort';

/** What cannot be saved, by the path of its field. The server looks again, also at what only it knows. */
export function problemsOf(values: DistributionSettings): Record<string, Problem> {
  const found: Record<string, Problem> = {};
  if (values.mode !== 'rotation' && values.poolUserId === null) found.poolUserId = 'needsPoolUser';
  const { handOverMinutes } = values.pool;
  if (handOverMinutes !== null && handOverMinutes < 1) found['pool.handOverMinutes'] = 'tooShort';
  const names = values.groups.map(({ name }) => name.trim().toLowerCase());
  values.groups.forEach((group, index) => {
    const at = `groups.${index}`;
    const name = names[index] ?? '';
    if (name === '') found[`${at}.name`] = 'needsName';
    else if (names.indexOf(name) !== index) found[`${at}.name`] = 'nameTaken';
    if (group.members.length === 0) found[`${at}.members`] = 'needsMembers';
    if (group.mode !== 'rotation' && group.poolUserId === null) found[`${at}.poolUserId`] = 'needsPoolUser';
  });
  return found;
}
