import { IconChecklist } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useTime } from '../../../time/use-time.ts';
import { addDays, momentOf, wallOf } from '../../../time/zone.ts';
import { timeOf } from '../span.ts';
import { useAppointmentWords } from '../words.ts';
import styles from './calendar.module.css';
import { type Item, mayMove, type OpenWhat } from './items.ts';
import { type Block, placeIn, STEP } from './layout.ts';
import type { DragOf } from './use-drag.ts';

type Props = {
  item: Item;
  block: Block;
  first: number;
  place: { lane: number; lanes: number };
  drag: DragOf;
  onMove: (item: Item, from: number) => void;
  onOpen: OpenWhat;
};

/** An appointment or a task at its time. Enter opens it; Alt with the arrow keys moves it. */
export function GridItem({ item, block, first, place: { lane, lanes }, drag, onMove, onOpen }: Props) {
  const t = useTranslations('appointments.calendar');
  const words = useAppointmentWords();
  const { timeZone } = useTime();
  return (
    <button
      type="button"
      className={styles.item}
      title={
        item.of === 'task'
          ? [item.task.what, item.task.customer].filter(Boolean).join(': ')
          : `${words.title(item.appointment)} · ${item.appointment.person.name}`
      }
      data-of={item.of}
      data-state={item.of === 'appointment' ? item.appointment.state : 'open'}
      data-dragged={drag.ghost?.key === item.key}
      aria-description={mayMove(item) ? t('moveKeys') : undefined}
      style={{
        ...placeIn(block, first),
        left: `${(lane / lanes) * 100}%`,
        width: `calc(${100 / lanes}% - 2px)`,
      }}
      {...drag.handlers(item)}
      onClick={() => {
        if (drag.wasDragged()) return;
        onOpen(
          item.of === 'task' ? { task: item.task.taskId } : { appointment: item.appointment.appointmentId },
        );
      }}
      onKeyDown={(event) => {
        if (!event.altKey || !mayMove(item)) return;
        const from = movedByKey(item.from, event.key, timeZone);
        if (from === null) return;
        event.preventDefault();
        onMove(item, from);
      }}
    >
      <span className={styles.itemTime}>{timeOf(block.from)}</span>{' '}
      {item.of === 'task' ? (
        <>
          <IconChecklist size={14} aria-label={t('task')} />{' '}
          {[item.task.what, item.task.customer].filter(Boolean).join(': ')}
        </>
      ) : (
        <>
          {words.title(item.appointment)}
          <span className={styles.itemMore}>
            {[item.appointment.vehicle?.title, item.appointment.person.name].filter(Boolean).join(' · ')}
          </span>
        </>
      )}
    </button>
  );
}

/** A quarter of an hour up and down, a day left and right, by the clocks of the wall. */
function movedByKey(from: number, key: string, timeZone: string): number | null {
  if (key === 'ArrowUp') return from - STEP * 60_000;
  if (key === 'ArrowDown') return from + STEP * 60_000;
  const days = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (days === 0) return null;
  const { date, time } = wallOf(from, timeZone);
  const moment = momentOf({ date: addDays(date, days), time }, timeZone);
  return moment === null ? null : Date.parse(moment);
}
