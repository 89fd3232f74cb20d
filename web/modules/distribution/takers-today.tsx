import { IconUsers } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { DistributionSettings, User } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { wallOf } from '../../time/zone.ts';
import { worded } from '../leads/words.ts';
import styles from './distribution.module.css';
import { takersOf } from './takers.ts';

type Props = { settings: DistributionSettings; groupId: string | null; people: readonly User[] };

/** In a sentence, who receives today, as the form stands; and who does not, with the reason. */
export function TakersToday({ settings, groupId, people }: Props) {
  const t = useTranslations('distribution.today');
  const candidates = useTranslations('assignment');
  const format = useFormatter();
  const time = useTime();
  const now = useNow();
  const { dealer } = useDealer();
  const takers = takersOf(settings, groupId, people, { now, today: wallOf(now, dealer.timeZone).date });
  const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.name ?? t('somebody');
  const names = takers.people.map(({ userId, weight, standsInFor }) =>
    [
      nameOf(userId),
      weight === 1 ? '' : ` ${t('shares', { weight })}`,
      standsInFor.length === 0 ? '' : ` (${t('standsIn', { names: standsInFor.map(nameOf).join(', ') })})`,
    ].join(''),
  );
  const pool = takers.pool === null ? null : nameOf(takers.pool);
  const all = pool === null ? names : [...names, t('poolName', { pool })];
  const sentence =
    names.length > 0
      ? t('people', { count: all.length, names: format.list(all, { type: 'conjunction' }) })
      : pool === null
        ? t('nobody')
        : t('pool', { pool });
  return (
    <div className={styles.today}>
      <IconUsers size={18} aria-hidden />
      <div>
        <p>{sentence}</p>
        {takers.claimers.length > 0 && (
          <p>
            {t('claimers', {
              count: takers.claimers.length,
              names: format.list(takers.claimers.map(nameOf), { type: 'conjunction' }),
            })}
          </p>
        )}
        {takers.without.map(({ userId, reason, absentUntil, chain = [] }) => (
          <p key={userId} className={styles.soft}>
            {t('without', {
              name: nameOf(userId),
              reason:
                worded(candidates, `candidates.${reason}`, {
                  until: absentUntil === undefined ? '…' : time.end(absentUntil, now),
                  deputy: nameOf(chain.at(-1) ?? userId),
                  chain: chain.map(nameOf).join(' → '),
                }) ?? candidates('unknown'),
            })}
          </p>
        ))}
      </div>
    </div>
  );
}
