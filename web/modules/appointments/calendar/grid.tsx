import { IconChecklist } from '@tabler/icons-react';
import { type CSSProperties, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Calendar } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { addDays, momentOf } from '../../../time/zone.ts';
import { timeOf } from '../span.ts';
import { useAppointmentWords } from '../words.ts';
import styles from './calendar.module.css';
import { type Item, itemsOf, mayMove } from './items.ts';
import { blockOn, hoursOf, lanesOf, STEP, snapped } from './layout.ts';
import { useMove } from './use-move.ts';

const HOUR_PX = 52;

type Props = {
  calendar: Calendar;
  onOpen: (what: { appointment: string } | { task: string }) => void;
  onCreate: (date: string, minutes: number) => void;
};

type Drag = { item: Item; grabbed: number; from: number | null };

/** Days side by side with their hours; a click makes, dragging moves, and so do the arrow keys with Alt. */
export function Grid({ calendar, onOpen, onCreate }: Props) {
  const t = useTranslations('appointments.calendar');
  const { timeZone, plainDay } = useTime();
  const words = useAppointmentWords();
  const items = itemsOf(calendar);
  const { move, pending } = useMove();
  const columns = useRef(new Map<string, HTMLElement>());
  const [drag, setDrag] = useState<Drag | null>(null);
  const openBlocks = calendar.days.flatMap((day) => blocksOf(day.date, day.open, timeZone));
  const shown = items.map((item) => placed(item, drag, pending));
  const blocks = calendar.days.flatMap(({ date }) =>
    shown.flatMap((item) => blockOn(date, item, timeZone) ?? []),
  );
  const { first, last } = hoursOf([...openBlocks, ...blocks]);
  const hours = Array.from({ length: last - first }, (_, i) => first + i);
  const momentUnder = (x: number, y: number, offset: number): number | null => {
    for (const [date, element] of columns.current) {
      const box = element.getBoundingClientRect();
      if (x < box.left || x > box.right) continue;
      const minutes = snapped(first * 60 + ((y - box.top - offset) / HOUR_PX) * 60);
      const moment = momentOf({ date, time: timeOf(minutes) }, timeZone);
      return moment === null ? null : Date.parse(moment);
    }
    return null;
  };
  const byKey = (item: Item, key: string): number | null => {
    if (key === 'ArrowUp') return item.from - STEP * 60_000;
    if (key === 'ArrowDown') return item.from + STEP * 60_000;
    const days = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    return days === 0 ? null : dayLater(item.from, days, timeZone);
  };
  const open = (item: Item) =>
    onOpen(item.of === 'task' ? { task: item.task.taskId } : { appointment: item.appointment.appointmentId });
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
          {hours.map((hour) => (
            <span key={hour} style={{ height: HOUR_PX }}>
              {timeOf(hour * 60)}
            </span>
          ))}
        </div>
        {calendar.days.map((day) => {
          const ofDay = shown.flatMap((item) => {
            const block = blockOn(day.date, item, timeZone);
            return block === null ? [] : [{ item, block }];
          });
          const lanes = lanesOf(ofDay.map(({ block }) => block));
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same by keyboard is the button above the calendar
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={day.date}
              ref={(element) => {
                if (element === null) columns.current.delete(day.date);
                else columns.current.set(day.date, element);
              }}
              className={styles.day}
              style={{ height: hours.length * HOUR_PX, backgroundSize: `100% ${HOUR_PX}px` }}
              onClick={(event) => {
                if (event.target !== event.currentTarget) return;
                const box = event.currentTarget.getBoundingClientRect();
                const minutes = first * 60 + ((event.clientY - box.top) / HOUR_PX) * 60;
                onCreate(day.date, Math.floor(minutes / 30) * 30);
              }}
            >
              <Closed day={day} first={first} last={last} timeZone={timeZone} />
              <NowLine date={day.date} first={first} timeZone={timeZone} />
              {ofDay.map(({ item, block }, i) => {
                const { lane, lanes: beside } = lanes[i] ?? { lane: 0, lanes: 1 };
                return (
                  <button
                    key={item.key}
                    type="button"
                    className={styles.item}
                    data-of={item.of}
                    data-state={item.of === 'appointment' ? item.appointment.state : 'open'}
                    data-dragged={drag?.item.key === item.key && drag.from !== null}
                    aria-description={mayMove(item) ? t('moveKeys') : undefined}
                    style={{
                      top: ((block.from - first * 60) / 60) * HOUR_PX,
                      height: Math.max(22, ((block.until - block.from) / 60) * HOUR_PX - 2),
                      left: `${(lane / beside) * 100}%`,
                      width: `calc(${100 / beside}% - 2px)`,
                    }}
                    onPointerDown={(event) => {
                      if (!mayMove(item) || event.button !== 0 || event.pointerType === 'touch') return;
                      event.currentTarget.setPointerCapture(event.pointerId);
                      const grabbed = event.clientY - event.currentTarget.getBoundingClientRect().top;
                      setDrag({ item, grabbed, from: null });
                    }}
                    onPointerMove={(event) => {
                      if (drag === null || drag.item.key !== item.key) return;
                      const from = momentUnder(event.clientX, event.clientY, drag.grabbed);
                      if (from !== null && (drag.from !== null || from !== drag.item.from))
                        setDrag({ ...drag, from });
                    }}
                    onPointerUp={() => {
                      if (drag !== null && drag.from !== null) move(drag.item, drag.from);
                    }}
                    onPointerCancel={() => setDrag(null)}
                    onClick={() => {
                      const dragged = drag !== null && drag.from !== null;
                      setDrag(null);
                      if (!dragged) open(item);
                    }}
                    onKeyDown={(event) => {
                      if (!event.altKey || !mayMove(item)) return;
                      const from = byKey(item, event.key);
                      if (from === null) return;
                      event.preventDefault();
                      move(item, from);
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
                          {[item.appointment.vehicle?.title, item.appointment.person.name]
                            .filter(Boolean)
                            .join(' · ')}
                        </span>
                      </>
                    )}
                  </button>
                );
              })}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Where an item stands while it is dragged, and until the server has said so. */
function placed(item: Item, drag: Drag | null, pending: { item: Item; from: number } | null): Item {
  const from =
    drag?.item.key === item.key && drag.from !== null
      ? drag.from
      : pending?.item.key === item.key
        ? pending.from
        : item.from;
  return { ...item, from, until: from + item.until - item.from };
}

function dayLater(from: number, days: number, timeZone: string): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(from);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    from,
  );
  const moment = momentOf({ date: addDays(day, days), time }, timeZone);
  return moment === null ? from : Date.parse(moment);
}

function blocksOf(date: string, open: Calendar['days'][number]['open'], timeZone: string) {
  return open.flatMap(
    ({ from, until }) => blockOn(date, { from: Date.parse(from), until: Date.parse(until) }, timeZone) ?? [],
  );
}

type ClosedProps = { day: Calendar['days'][number]; first: number; last: number; timeZone: string };

/** The hours in which the dealer is closed, shaded. */
function Closed({ day, first, last, timeZone }: ClosedProps) {
  const open = blocksOf(day.date, day.open, timeZone);
  const edges = [first * 60, ...open.flatMap(({ from, until }) => [from, until]), last * 60];
  const gaps = Array.from(
    { length: edges.length / 2 },
    (_, i) => [edges[i * 2] ?? 0, edges[i * 2 + 1] ?? 0] as const,
  );
  return gaps
    .filter(([from, until]) => until > from)
    .map(([from, until]) => (
      <div
        key={from}
        className={styles.closed}
        style={{ top: ((from - first * 60) / 60) * HOUR_PX, height: ((until - from) / 60) * HOUR_PX }}
      />
    ));
}

function NowLine({ date, first, timeZone }: { date: string; first: number; timeZone: string }) {
  const now = useNow();
  const block = blockOn(date, { from: now, until: now + 60_000 }, timeZone);
  if (block === null || block.from < first * 60) return null;
  return <div className={styles.now} style={{ top: ((block.from - first * 60) / 60) * HOUR_PX }} />;
}

/** Who is away on a day. */
export function Absent({ calendar, date }: { calendar: Calendar; date: string }) {
  const t = useTranslations('appointments.calendar');
  const { timeZone } = useTime();
  const names = calendar.absences
    .filter(
      ({ from, until }) =>
        blockOn(date, { from: Date.parse(from), until: Date.parse(until) }, timeZone) !== null,
    )
    .map(({ person }) => person.name);
  if (names.length === 0) return null;
  return <span className={styles.absent}>{t('absent', { names: [...new Set(names)].join(', ') })}</span>;
}
