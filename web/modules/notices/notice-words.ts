import { useTranslations } from 'use-intl';
import type { Notice } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';

const NEAR_MS = 6 * 3_600_000;

/** A notice in words. */
export function useNoticeWords() {
  const t = useTranslations('notices');
  const time = useTime();
  const now = useNow();
  return {
    /** "Überfällig: Sabine Köhler". */
    headline: ({ kind, subject, by }: Notice): string => {
      const about =
        subject.kind === 'findings' ? t('findingCount', { count: subject.count }) : subject.customer;
      if (kind === 'handedOver' && by !== null) return t('handedOverBy', { by, about });
      return t('headline', { kind: t(`kinds.${kind}`), about });
    },
    /** "VW Golf VIII". */
    about: ({ subject }: Notice): string | null => (subject.kind === 'findings' ? null : subject.about),
    /** "fällig seit 10:15 (vor 2 Std.)"; null: nothing is due. */
    due: ({ dueAt, subject }: Notice): string | null => {
      if (dueAt === null) return null;
      const moment = time.absolute(dueAt, now);
      if (subject.kind === 'findings') return t('bitesFrom', { moment });
      const late = Date.parse(dueAt) <= now;
      // Farther away the distance would be said as the moment once more.
      if (Math.abs(Date.parse(dueAt) - now) >= NEAR_MS) {
        return late ? t('lateSince', { moment }) : t('dueAt', { moment });
      }
      const distance = time.relative(dueAt, now);
      return late ? t('lateSinceNear', { moment, distance }) : t('dueAtNear', { moment, distance });
    },
    because: ({ because, standsInFor }: Notice): string => {
      if (because === 'supervisor' && standsInFor !== null) {
        return t('because.deputyOfSupervisor', { name: standsInFor });
      }
      return t(`because.${because}`, { name: standsInFor ?? '' });
    },
    /** "beantwortet, 08:30"; null: still open. */
    settled: ({ settled }: Notice): string | null =>
      settled === null
        ? null
        : t('settledAt', { why: t(`settled.${settled.because}`), moment: time.moment(settled.at, now) }),
    mail: ({ mail }: Notice): string | null => (mail === 'waiting' ? t('mailWaits') : null),
  };
}
