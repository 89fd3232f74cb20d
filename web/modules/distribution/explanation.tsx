import { IconCheck } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { WhyAssigned } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { useAssignmentWords } from './assignment-words.ts';
import styles from './explanation.module.css';

type Props = {
  why: WhyAssigned /** Without the sentence that tells the outcome, where a heading does. */;
  bare?: boolean;
};

/** A decision in words: the rules in the order they were tried, each with whom it looked at and why. */
export function Explanation({ why, bare = false }: Props) {
  const t = useTranslations('assignment');
  const words = useAssignmentWords();
  const time = useTime();
  const now = useNow();
  return (
    <div className={styles.why}>
      {!bare && (
        <p>
          {words.headline(why)} <span className={styles.soft}>{time.absolute(why.at, now)}</span>
        </p>
      )}
      {why.reason !== null && (
        <p className={styles.quote}>
          {why.reason === 'deactivated' || why.reason === 'absence' ? t(why.reason) : why.reason}
        </p>
      )}
      {why.alarm && <p className={styles.alarm}>{t('alarm')}</p>}
      {why.steps.length > 0 && (
        <ol className={styles.steps}>
          {why.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one decision have no other identity
            <li key={index} data-decided={step.verdict === 'decided'}>
              <h3>{words.rule(step)}</h3>
              <p>{words.step(step)}</p>
              {step.candidates.length > 0 && <Candidates candidates={step.candidates} />}
            </li>
          ))}
        </ol>
      )}
      {why.settingsVersion !== null && (
        <p className={styles.soft}>
          {why.settingsChangedAt === null
            ? t('settingsDelivered')
            : t('settingsVersion', {
                version: why.settingsVersion,
                moment: time.absolute(why.settingsChangedAt, now),
              })}
        </p>
      )}
    </div>
  );
}

type Candidate = WhyAssigned['steps'][number]['candidates'][number];

function Candidates({ candidates }: { candidates: readonly Candidate[] }) {
  const t = useTranslations('assignment');
  const words = useAssignmentWords();
  const format = useFormatter();
  const shares = candidates.some(({ before }) => before !== null);
  const share = (value: number | null) =>
    value === null ? '–' : format.number(value, { maximumFractionDigits: 2 });
  return (
    <table className={styles.candidates}>
      <thead>
        <tr>
          <th scope="col">{t('person')}</th>
          <th scope="col">{t('verdict')}</th>
          {shares && (
            <th scope="col" className={styles.end} title={t('sharesHint')}>
              {t('shares')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <tr key={candidate.name} data-chosen={candidate.chosen}>
            <th scope="row">
              {candidate.chosen && <IconCheck size={14} aria-label={t('chosen')} />} {candidate.name}
            </th>
            <td>{words.candidate(candidate)}</td>
            {shares && (
              <td className={styles.end}>
                {candidate.before === candidate.after
                  ? share(candidate.before)
                  : t('fromTo', { before: share(candidate.before), after: share(candidate.after) })}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      {shares && <caption>{t('sharesHint')}</caption>}
    </table>
  );
}
