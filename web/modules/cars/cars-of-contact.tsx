import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../ui/index.ts';
import { Section } from '../leads/detail/facts/section.tsx';
import { CarDialog, NewCarDialog } from './car-dialog.tsx';
import styles from './cars.module.css';
import { useDayWords } from './day-words.ts';
import { useCarsOfContact } from './queries.ts';

/** The cars of a contact, the present ones first; opens and adds them on the spot. Stands on any page of a contact. */
export function CarsOfContact({ contactId, name }: { contactId: string; name: string }) {
  const t = useTranslations('cars');
  const { month } = useDayWords();
  const cars = useCarsOfContact(contactId);
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('title')}
      side={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('newShort')}
        </Button>
      }
    >
      <Loaded query={cars}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.soft}>{t('ofContact.none')}</p>
          ) : (
            <ul className={styles.plain}>
              {rows
                .toSorted((a, b) => Number(b.current) - Number(a.current))
                .map((row) => (
                  <li key={row.carId} className={styles.ofContact}>
                    <button type="button" className={styles.link} onClick={() => setOpen(row.carId)}>
                      {[row.title, row.plate].filter(Boolean).join(' · ')}
                    </button>
                    <span className={styles.soft}>
                      {[
                        row.current ? '' : t('ofContact.earlier'),
                        row.gone === null ? '' : t(`gone.${row.gone}`),
                        row.nextInspection === null
                          ? ''
                          : `${t('dates.nextInspection')} ${month(row.nextInspection)}`,
                        row.nextService === null ? '' : `${t('dates.nextService')} ${month(row.nextService)}`,
                      ]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </li>
                ))}
            </ul>
          )
        }
      </Loaded>
      {open !== null && <CarDialog key={open} carId={open} onClose={() => setOpen(null)} />}
      {adding && (
        <NewCarDialog owner={{ contactId, name }} onMade={setOpen} onClose={() => setAdding(false)} />
      )}
    </Section>
  );
}
