import { useTranslations } from 'use-intl';
import type { DistributionMode, DistributionSettings, User } from '../../api/types.ts';
import { useCodeText } from '../../i18n/use-problem-text.ts';
import { worded } from '../leads/words.ts';
import { wayFindings } from './checks.ts';

/** Why the dealer cannot take a way as things are, a sentence for each reason and what to do first; none: it can. */
export function useWayObstacles() {
  const t = useTranslations('distribution.way');
  const groups = useTranslations('distribution.groups');
  const codeText = useCodeText();
  return (mode: DistributionMode, settings: DistributionSettings, people: readonly User[]): string[] => {
    const named = settings.groups.map((group) =>
      group.name.trim() === '' ? { ...group, name: groups('unnamed') } : group,
    );
    return wayFindings(mode, { ...settings, groups: named }, people).map(
      ({ code, details }) =>
        worded(t, `obstacles.${code.replace('settings.', '')}`, { ...details }) ??
        codeText(code, details) ??
        code,
    );
  };
}
