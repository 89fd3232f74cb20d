import { useTranslations } from 'use-intl';
import type { WhyAssigned } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { worded } from '../../words.ts';

type Step = WhyAssigned['steps'][number];
type Candidate = Step['candidates'][number];

/** Words for every code of a decision. Each code of `modules/distribution/rules` has one; a test holds that. */
export function useAssignmentWords() {
  const t = useTranslations('assignment');
  const time = useTime();
  const now = useNow();
  const general = t('unknown');
  const chosenOf = ({ candidates }: Step) => candidates.find(({ chosen }) => chosen)?.name ?? 'none';
  return {
    headline: ({ automatic, assignee, by, rule }: WhyAssigned): string => {
      if (assignee === null) return worded(t, `nobody.${rule}`) ?? t('nobody.other');
      const values = { assignee, by: by ?? 'none', self: by === assignee ? 'yes' : 'no' };
      return (
        worded(t, `headlines.${rule}`, values) ??
        t(automatic ? 'headlines.rotation' : 'headlines.handOver', values)
      );
    },
    rule: (rule: string) => worded(t, `rules.${rule}`) ?? general,
    step: (step: Step) =>
      worded(t, `reasons.${step.reason ?? 'unavailable'}`, { rule: step.rule, person: chosenOf(step) }) ??
      general,
    candidate: (candidate: Candidate): string => {
      const { absentUntil, deputy, chain, standsInFor, weight, entered } = candidate.details;
      const text = (value: unknown) =>
        typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
      const sentences = [
        worded(t, `candidates.${candidate.reason}`, {
          until: typeof absentUntil === 'string' ? time.absolute(absentUntil, now) : '…',
          deputy: text(deputy),
          chain: text(chain),
        }) ?? general,
        typeof standsInFor === 'string' ? t('standsInFor', { names: standsInFor }) : null,
        entered === true ? t('entered') : null,
        typeof weight === 'number' && weight !== 1 ? t('weight', { weight }) : null,
      ];
      return sentences.filter((sentence) => sentence !== null).join(' · ');
    },
  };
}
