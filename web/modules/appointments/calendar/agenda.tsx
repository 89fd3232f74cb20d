import { IconCalendarEvent, IconChecklist } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Calendar } from '../../../api/types.ts';
import { useTime } from '../../../time/use-time.ts';
import { useAppointmentWords } from '../words.ts';
import styles from './calendar.module.css';
import { itemsOf } from './items.ts';
import { blockOn } from './layout.ts';
import { Absent } from './shades.tsx';

type Props = {
  calendar: Calendar;
  onOpen: (what: { appointment: string } | { task: string }) => void;
};

/** The same days as a list: for phones, and for who does not want a grid. */
export function Agenda({ calendar, onOpen }: Props) {
  const t = useTranslations('appointments.calendar');
  const words = useAppointmentWords();
  const time = useTime();
  const items = itemsOf(calendar);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('list')}>
      {calendar.days.map((day) => {
        const ofDay = items.filter((item) => blockOn(day.date, item, time.timeZone) !== null);
        const dayTasks = calendar.tasks.filter((task) => task.on === day.date);
        return (
          <section key={day.date} className={styles.agendaDay}>
            <header>
              <h2>{time.plainDay(day.date)}</h2>
              {day.off !== null && <span className={styles.soft}>{day.off}</span>}
              <Absent calendar={calendar} date={day.date} />
            </header>
            <ul>
              {dayTasks.map((task) => (
                <Entry
                  key={task.taskId}
                  icon={<IconChecklist size={18} aria-label={t('task')} />}
                  when={t('allDay')}
                  what={[task.what, task.customer].filter(Boolean).join(': ')}
                  who={task.person?.name ?? ''}
                  onOpen={() => onOpen({ task: task.taskId })}
                />
              ))}
              {ofDay.map((item) =>
                item.of === 'task' ? (
                  <Entry
                    key={item.key}
                    icon={<IconChecklist size={18} aria-label={t('task')} />}
                    when={time.clock(item.from)}
                    what={[item.task.what, item.task.customer].filter(Boolean).join(': ')}
                    who={item.task.person?.name ?? ''}
                    onOpen={() => onOpen({ task: item.task.taskId })}
                  />
                ) : (
                  <Entry
                    key={item.key}
                    icon={<IconCalendarEvent size={18} aria-label={t('appointment')} />}
                    when={`${time.clock(item.from)}–${time.clock(item.until)}`}
                    what={words.title(item.appointment)}
                    who={[
                      item.appointment.vehicle?.title,
                      item.appointment.person.name,
                      item.appointment.state === 'planned' ? null : words.state(item.appointment.state),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    onOpen={() => onOpen({ appointment: item.appointment.appointmentId })}
                  />
                ),
              )}
              {ofDay.length + dayTasks.length === 0 && <li className={styles.nothing}>{t('nothing')}</li>}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

type EntryProps = { icon: React.ReactNode; when: string; what: string; who: string; onOpen: () => void };

function Entry({ icon, when, what, who, onOpen }: EntryProps) {
  return (
    <li>
      <button type="button" className={styles.entry} onClick={onOpen}>
        {icon}
        <span className={styles.entryWhen}>{when}</span>
        <span className={styles.entryWhat}>
          {what}
          {who !== '' && <span className={styles.soft}>{who}</span>}
        </span>
      </button>
    </li>
  );
}
