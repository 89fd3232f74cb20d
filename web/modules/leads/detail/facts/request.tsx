import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { Lead, Maturity } from '../../../../api/types.ts';
import { languageNames } from '../../../../i18n/messages.ts';
import { RelativeTime } from '../../../../ui/index.ts';
import { useLeadWords } from '../../words.ts';
import { useLeadDeed } from '../use-lead-deed.ts';
import styles from './facts.module.css';
import { Facts, Section } from './section.tsx';

const maturities = ['cold', 'warm', 'hot', 'appointment', 'offer', 'contract'] as const;

/** What kind of request it is, where it came from, and how likely it becomes a sale. */
export function Request({ lead }: { lead: Lead }) {
  const t = useTranslations('lead.request');
  const words = useLeadWords();
  const { lead: row, may } = lead;
  const rate = useLeadDeed<Maturity | null>(row.leadId, {
    send: (maturity, address) => api.put(`${address}/maturity`, { maturity }),
    shown: (before, maturity) => ({ ...before, lead: { ...before.lead, maturity } }),
  });
  const mayRate = may.answer && row.state === 'open';
  return (
    <Section title={t('title')}>
      <Facts
        rows={[
          [t('type'), words.type(row.type)],
          [t('source'), words.source(row.source.name)],
          [t('received'), <RelativeTime key="received" at={row.receivedAt} detailed />],
          [t('language'), languageNames[lead.language]],
          [
            t('maturity'),
            mayRate ? (
              <NativeSelect
                key="maturity"
                size="xs"
                className={styles.select ?? ''}
                aria-label={t('maturity')}
                value={row.maturity ?? ''}
                data={[
                  { value: '', label: t('noMaturity') },
                  ...maturities.map((value) => ({ value, label: words.maturity(value) })),
                ]}
                onChange={(event) =>
                  rate.mutate(maturities.find((each) => each === event.currentTarget.value) ?? null)
                }
              />
            ) : row.maturity === null ? (
              t('noMaturity')
            ) : (
              words.maturity(row.maturity)
            ),
          ],
        ]}
      />
    </Section>
  );
}
