import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import facts from '../../leads/detail/facts/facts.module.css';
import { Section } from '../../leads/detail/facts/section.tsx';
import { useMergeDeeds, useMerges } from './use-merges.ts';

/** What went up in this contact, as long as it can be taken back. */
export function MergesOfContact({ contactId }: { contactId: string }) {
  const t = useTranslations('merge');
  const time = useTime();
  const now = useNow();
  const { data } = useMerges(contactId);
  const { undo } = useMergeDeeds();
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Section title={t('merges')}>
      <ul className={facts.plain}>
        {data.rows.map(({ mergeId, name, mergedAt }) => (
          <li key={mergeId}>
            {t('mergeOf', { name, date: time.absolute(mergedAt, now) })}{' '}
            <Button
              variant="subtle"
              size="compact-sm"
              loading={undo.isPending}
              onClick={() => undo.mutate({ intoId: contactId, mergeId })}
            >
              {t('undo')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
