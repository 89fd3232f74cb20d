import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { WhyDue as Why } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { Loaded } from '../../../../ui/index.ts';
import { daysOf } from '../due-days.ts';
import styles from './facts.module.css';

/** How the due came about, day by day, and what is planned around it. */
export function WhyDue({ leadId }: { leadId: string }) {
  const { path, keys } = useDealer();
  const why = useQuery({
    queryKey: [...keys.lead(leadId), 'due'],
    queryFn: ({ signal }) => api.get<Why>(path(`/leads/${encodeURIComponent(leadId)}/due`), { signal }),
    staleTime: 0,
  });
  return <Loaded query={why}>{(data) => <Explained why={data} />}</Loaded>;
}

function Explained({ why }: { why: Why }) {
  const t = useTranslations('lead.whyDue');
  const time = useTime();
  const now = useNow();
  const { seconds, origin } = why;
  const sentence =
    origin === 'chosen'
      ? t('chosen', { name: why.setBy ?? 'none' })
      : seconds === null
        ? t('usual')
        : t(why.kind === 'followUp' ? 'followUp' : 'response', {
            duration: time.duration(seconds),
            origin,
            start: time.absolute(why.startedAt, now),
          });
  /** Whether it has happened, where the clock alone would have led, and when its mail leaves. */
  const notesOf = ({ fired, at, clockAt, mailAt }: Why['events'][number]): string[] => [
    ...(fired ? [t('fired')] : []),
    ...(clockAt === at ? [] : [t('clockLed', { moment: time.absolute(clockAt, now) })]),
    ...(fired || mailAt === null || mailAt === at ? [] : [t('mail', { moment: time.absolute(mailAt, now) })]),
  ];
  return (
    <div className={styles.why}>
      <p>{sentence}</p>
      {why.reason !== null && <p className={styles.quote}>{why.reason}</p>}
      {why.pieces.length > 0 && <Days pieces={why.pieces} />}
      <p className={styles.sum}>
        {t('due')} <strong>{time.absolute(why.dueAt, now)}</strong>
      </p>
      {why.events.length > 0 && (
        <>
          <h3 className={styles.small}>{t('planned')}</h3>
          <ul className={styles.plain}>
            {why.events.map((event) => (
              <li key={event.kind} data-past={event.fired}>
                <span className={styles.soft}>{time.absolute(event.at, now)}</span>{' '}
                {t(`events.${event.kind}`)}
                {notesOf(event).map((note) => (
                  <span key={note} className={styles.note}>
                    {note}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Days({ pieces }: Pick<Why, 'pieces'>) {
  const t = useTranslations('lead.whyDue');
  const time = useTime();
  const days = daysOf(pieces, time.timeZone);
  return (
    <table className={styles.days}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('hours')}</th>
          <th scope="col">{t('counted')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date} data-closed={day.closed !== null}>
            <th scope="row">{time.plainDate(day.date)}</th>
            <td>
              {day.closed === null
                ? day.open.map(({ from, until }) => (
                    <div key={from}>{t('span', { from: time.clock(from), until: time.clock(until) })}</div>
                  ))
                : day.closed.dayOff
                  ? t('dayOff', { name: day.closed.name === '' ? 'none' : day.closed.name })
                  : t('closed')}
            </td>
            <td className={styles.end}>
              {day.open.map(({ from, seconds }) => (
                <div key={from}>{time.duration(seconds)}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
