import { IconChecklist } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import type { Calendar } from '../../../api/types.ts';
import { useTime } from '../../../time/use-time.ts';
import { timeOf } from '../span.ts';
import styles from './calendar.module.css';
import { DayColumn } from './day-column.tsx';
import { itemsOf, type OpenWhat } from './items.ts';
import { blockOn, blocksOf, HOUR_PX, hoursOf } from './layout.ts';
import { Absent } from './shades.tsx';
import { useDrag } from './use-drag.ts';
import { useMove } from './use-move.ts';

type Props = {
  calendar: Calendar;
  onOpen: OpenWhat;
  onCreate: (date: string, minutes: number) => void;
};

/** Days side by side with their hours; a click makes, dragging moves, and so do the arrow keys with Alt. */
export function Grid({ calendar, onOpen, onCreate }: Props) {
  const t = useTranslations('appointments.calendar');
  const { timeZone, plainDay } = useTime();
  const { move, pending } = useMove();
  // what is being saved stands where it goes to
  const items = itemsOf(calendar).map((item) =>
    pending?.item.key === item.key
      ? { ...item, from: pending.from, until: pending.from + item.until - item.from }
      : item,
  );
  const blocks = calendar.days.flatMap(({ date, open }) => [
    ...blocksOf(date, open, timeZone),
    ...items.flatMap((item) => blockOn(date, item, timeZone) ?? []),
  ]);
  const hours = hoursOf(blocks);
  const labels = Array.from({ length: hours.last - hours.first }, (_, i) => hours.first + i);
  const drag = useDrag({ first: hours.first, onMove: move });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('grid')}>
      <div className={styles.grid} style={{ '--days': calendar.days.length } as CSSProperties}>
        <div className={styles.corner} />
        {calendar.days.map((day) => (
          <div key={day.date} className={styles.dayHead} data-off={day.open.length === 0}>
            <h2>{plainDay(day.date)}</h2>
            {day.off !== null && <span className={styles.soft}>{day.off}</span>}
            <Absent calendar={calendar} date={day.date} />
            {calendar.tasks
              .filter((task) => task.on === day.date)
              .map((task) => (
                <button
                  key={task.taskId}
                  type="button"
                  className={styles.dayTask}
                  onClick={() => onOpen({ task: task.taskId })}
                >
                  <IconChecklist size={14} aria-hidden />{' '}
                  {[task.what, task.customer].filter(Boolean).join(': ')}
                </button>
              ))}
          </div>
        ))}
        <div className={styles.hours} aria-hidden>
          {labels.map((hour) => (
            <span key={hour} style={{ height: HOUR_PX }}>
              {timeOf(hour * 60)}
            </span>
          ))}
        </div>
        {calendar.days.map((day) => (
          <DayColumn
            key={day.date}
            day={day}
            items={items}
            hours={hours}
            drag={drag}
            onMove={move}
            onOpen={onOpen}
            onCreate={onCreate}
          />
        ))}
      </div>
    </section>
  );
}
