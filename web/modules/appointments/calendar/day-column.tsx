import type { Calendar } from '../../../api/types.ts';
import { useTime } from '../../../time/use-time.ts';
import { timeOf } from '../span.ts';
import styles from './calendar.module.css';
import { GridItem } from './grid-item.tsx';
import type { Item, OpenWhat } from './items.ts';
import { blockOn, HOUR_PX, lanesOf, placeIn } from './layout.ts';
import { Closed, NowLine } from './shades.tsx';
import type { DragOf } from './use-drag.ts';

/** What a click makes begins at a half hour. */
const CLICK_STEP = 30;

type Props = {
  day: Calendar['days'][number];
  items: readonly Item[];
  hours: { first: number; last: number };
  drag: DragOf;
  onMove: (item: Item, from: number) => void;
  onOpen: OpenWhat;
  onCreate: (date: string, minutes: number) => void;
};

/** One day with its hours, what stands in them, and the shadow of what is dragged over it. */
export function DayColumn({ day, items, hours, drag, onMove, onOpen, onCreate }: Props) {
  const { timeZone } = useTime();
  const ofDay = items.flatMap((item) => {
    const block = blockOn(day.date, item, timeZone);
    return block === null ? [] : [{ item, block }];
  });
  const lanes = lanesOf(ofDay.map(({ block }) => block));
  const ghost = drag.ghost === null ? null : blockOn(day.date, drag.ghost, timeZone);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same by keyboard is the button above the calendar
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={(element) => drag.column(day.date, element)}
      className={styles.day}
      style={{ height: (hours.last - hours.first) * HOUR_PX, backgroundSize: `100% ${HOUR_PX}px` }}
      onClick={(event) => {
        if (event.target !== event.currentTarget) return;
        const box = event.currentTarget.getBoundingClientRect();
        const minutes = hours.first * 60 + ((event.clientY - box.top) / HOUR_PX) * 60;
        onCreate(day.date, Math.floor(minutes / CLICK_STEP) * CLICK_STEP);
      }}
    >
      <Closed day={day} hours={hours} />
      <NowLine date={day.date} hours={hours} />
      {ofDay.map(({ item, block }, i) => (
        <GridItem
          key={item.key}
          item={item}
          block={block}
          first={hours.first}
          place={lanes[i] ?? { lane: 0, lanes: 1 }}
          drag={drag}
          onMove={onMove}
          onOpen={onOpen}
        />
      ))}
      {ghost !== null && (
        <div className={styles.ghost} style={placeIn(ghost, hours.first)} aria-hidden>
          {timeOf(ghost.from)}
        </div>
      )}
    </div>
  );
}
