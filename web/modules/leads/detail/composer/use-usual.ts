import { useTranslations } from 'use-intl';
import { useSettings } from '../../../dealers/use-settings.ts';

/** The follow-up the dealer's settings give when nobody chooses one, in words. */
export function useUsualFollowUp(deed: 'answer' | 'attempt'): { usual: string; usualDays: number | null } {
  const t = useTranslations('lead.composer');
  const escalation = useSettings('escalation').data?.value;
  if (escalation === undefined) return { usual: t('usualFollowUp'), usualDays: null };
  if (deed === 'attempt' && !escalation.attemptedCallCounts) return { usual: t('keepDue'), usualDays: null };
  const { followUpDays } = escalation;
  return { usual: t('usualIn', { days: followUpDays }), usualDays: followUpDays };
}
