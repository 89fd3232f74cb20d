import { useTranslations } from 'use-intl';
import type { WhyAssigned } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { worded } from '../leads/words.ts';

type Step = WhyAssigned['steps'][number];
type Candidate = Step['candidates'][number];
/** What a candidate is told by, also outside an explanation. */
export type CandidateTold = Pick<Candidate, 'reason' | 'details'>;

/** Words for every code of a decision. Each code of `modules/distribution/rules` has one; a test holds that. */
export function useAssignmentWords() {
  const t = useTranslations('assignment');
  const time = useTime();
  const now = useNow();
  const general = t('unknown');
  const chosenOf = ({ candidates }: Step) => candidates.find(({ chosen }) => chosen)?.name ?? 'none';
  return {
    headline: ({ automatic, assignee, by, rule, steps }: WhyAssigned): string => {
      const { group, dealer } = namesOf(steps.findLast(({ verdict }) => verdict === 'decided'));
      if (assignee === null) return worded(t, `nobody.${rule}`, { group, dealer }) ?? t('nobody.other');
      const values = { assignee, by: by ?? 'none', self: by === assignee ? 'yes' : 'no', group, dealer };
      return (
        worded(t, `headlines.${rule}`, values) ??
        t(automatic ? 'headlines.rotation' : 'headlines.handOver', values)
      );
    },
    rule: (step: Step) => worded(t, `rules.${step.rule}`, namesOf(step)) ?? general,
    step: (step: Step) =>
      worded(t, `reasons.${step.reason ?? 'unavailable'}`, {
        rule: step.rule,
        person: chosenOf(step),
        ...namesOf(step),
      }) ?? general,
    candidate: (candidate: CandidateTold): string => {
      const { absentUntil, deputy, chain, standsInFor, weight, entered } = candidate.details;
      const text = (value: unknown) =>
        typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
      const sentences = [
        worded(t, `candidates.${candidate.reason}`, {
          until: typeof absentUntil === 'string' ? time.end(absentUntil, now) : '…',
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

/** The group and the dealer that a step names; `none` where it names none, or one that nobody knows any more. */
function namesOf(step: Step | undefined): { group: string; dealer: string } {
  const name = (value: unknown) => (typeof value === 'string' && value !== '?' ? value : 'none');
  return { group: name(step?.details.group), dealer: name(step?.details.dealer) };
}
