import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { wallOf } from '../../time/zone.ts';
import { Loaded } from '../../ui/index.ts';
import styles from './appointments.module.css';
import { useAppointmentsOf } from './queries.ts';
import { useAppointmentWords } from './words.ts';

/** The appointments of a lead or a contact as a short list; each opens in the calendar. */
export function AppointmentsOf({ of }: { of: { lead?: string; contact?: string } }) {
  const t = useTranslations('appointments');
  const words = useAppointmentWords();
  const time = useTime();
  const now = useNow();
  const { dealer } = useDealer();
  const appointments = useAppointmentsOf(of);
  return (
    <Loaded query={appointments}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className={styles.soft}>{t('noneYet')}</p>
        ) : (
          <ul className={styles.history}>
            {rows.map((row) => (
              <li key={row.appointmentId}>
                <Link
                  to="/d/$dealer/calendar"
                  params={{ dealer: dealer.key }}
                  search={{
                    date: wallOf(Date.parse(row.startsAt), time.timeZone).date,
                    people: 'all',
                    appointment: row.appointmentId,
                  }}
                >
                  {words.kind(row.kind)}, {time.absolute(row.startsAt, now)}
                </Link>
                <span className={styles.soft}>
                  {row.state === 'planned' ? row.person.name : words.state(row.state)}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
