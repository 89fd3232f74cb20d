import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Calendars } from '../../../api/types.ts';
import { Loaded } from '../../../ui/index.ts';
import { useCalendars } from '../year/use-year.ts';
import styles from './calendars.module.css';
import { OwnLink } from './own-link.tsx';
import { SubscribeForm } from './subscribe-form.tsx';
import { SubscriptionCard } from './subscription-card.tsx';

/** Calendars of others whose days count here, and the own one for phones. What is done here holds at once. */
export function CalendarsSection() {
  const calendars = useCalendars();
  return <Loaded query={calendars}>{(data) => <Sections calendars={data} />}</Loaded>;
}

function Sections({ calendars }: { calendars: Calendars }) {
  const t = useTranslations('hours.calendars');
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.sections}>
      <section className={styles.section}>
        <h2>{t('title')}</h2>
        <p className={styles.hint}>{t('hint')}</p>
        {calendars.rows.length === 0 && !adding && <p className={styles.hint}>{t('none')}</p>}
        {calendars.rows.map((row) => (
          <SubscriptionCard key={row.subscriptionId} row={row} mayChange={calendars.mayChange} />
        ))}
        {calendars.mayChange &&
          (adding ? (
            <SubscribeForm onDone={() => setAdding(false)} />
          ) : (
            <div>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setAdding(true)}
              >
                {t('add')}
              </Button>
            </div>
          ))}
      </section>
      <OwnLink link={calendars.link} mayChange={calendars.mayChange} />
    </div>
  );
}
