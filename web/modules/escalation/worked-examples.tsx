import { useTranslations } from 'use-intl';
import type { EscalationMeaning, EscalationSettings } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import styles from './escalation.module.css';
import { useMeaning } from './use-meaning.ts';

type Example = EscalationMeaning['examples'][number];

/** What the times mean, played on the dealer's own hours of the coming days. */
export function WorkedExamples({ values }: { values: EscalationSettings }) {
  const t = useTranslations('settings.escalation');
  const meaning = useMeaning(values);
  const examples = meaning.data?.examples ?? [];
  return (
    <>
      {examples.map((example) => (
        <Played key={`${example.kind} ${example.startsAt}`} example={example} />
      ))}
      {meaning.data !== undefined && examples.length === 0 && <p>{t('meansNothing')}</p>}
    </>
  );
}

function Played({ example: { kind, startsAt, dueAt, events } }: { example: Example }) {
  const t = useTranslations('settings.escalation.examples');
  const time = useTime();
  const now = useNow();
  return (
    <section className={styles.example}>
      <p>
        {kind === 'lead'
          ? t('lead', { start: time.absolute(startsAt, now), due: time.absolute(dueAt, now) })
          : t('followUp', { start: time.absolute(startsAt, now) })}
      </p>
      <ul className={styles.events}>
        {events.map((event) => (
          <li key={event.kind}>
            {t('event', {
              what: t(`kinds.${event.kind}`),
              moment: time.absolute(event.at, now),
              mail:
                event.mailAt === null || event.mailAt === event.at
                  ? 'none'
                  : time.absolute(event.mailAt, now),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
