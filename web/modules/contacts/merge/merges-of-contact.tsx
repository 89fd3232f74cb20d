import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import facts from '../../leads/detail/facts/facts.module.css';
import { Section } from '../../leads/detail/facts/section.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { useMergeDeeds, useMerges } from './use-merges.ts';

/** Who may be the same as this contact, and what went up in it, as long as that can be taken back. */
export function MergesOfContact({ contactId }: { contactId: string }) {
  const t = useTranslations('merge');
  const words = useTranslations('contacts.reasons');
  const time = useTime();
  const now = useNow();
  const [twinId, setTwinId] = useState<string | null>(null);
  const { data } = useMerges(contactId);
  const { undo } = useMergeDeeds();
  if (data === undefined) return null;
  const { rows, twins } = data;
  return (
    <>
      {twins.length > 0 && (
        <Section title={t('link')}>
          <ul className={facts.plain}>
            {twins.map((twin) => (
              <li key={twin.contactId}>
                {twin.name}{' '}
                <span className={facts.soft}>
                  {t(`strength.${twin.strength}`)}: {twin.reasons.map((reason) => words(reason)).join(', ')}
                </span>{' '}
                <Button variant="subtle" size="compact-sm" onClick={() => setTwinId(twin.contactId)}>
                  {t('merge')}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rows.length > 0 && (
        <Section title={t('merges')}>
          <ul className={facts.plain}>
            {rows.map(({ mergeId, name, mergedAt }) => (
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
      )}
      {twinId !== null && <MergeDialog oneId={contactId} otherId={twinId} onClose={() => setTwinId(null)} />}
    </>
  );
}
