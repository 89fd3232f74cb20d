import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId } from 'react';
import { useTranslations } from 'use-intl';
import { DAY_MINUTES, type Edge, minutesOf, movedBy, STEP, withEdge } from './drag.ts';
import { type Hold, useWeekDrag } from './use-week-drag.ts';
import styles from './week.module.css';
import { type Interval, isWrong, type Weekday, type Weekly, weekdays } from './weekly.ts';

type Props = { value: Weekly; onChange: (weekly: Weekly) => void; disabled?: boolean };

const hours = [0, 6, 12, 18, 24];

/**
 * The week as seven bars from midnight to midnight. Draw hours on an empty stretch, move them, pull at their ends; each end
 * is a slider for the keyboard. What cannot be shown (a time not typed to its end) stands in the fields only.
 */
export function WeekGrid({ value, onChange, disabled = false }: Props) {
  const t = useTranslations('hours');
  const short = useTranslations('hours.shortWeekdays');
  const hint = useId();
  const drag = useWeekDrag(value, onChange);
  return (
    <div className={styles.grid} data-disabled={disabled} data-dragging={drag.dragging}>
      <div className={styles.axis} aria-hidden>
        {hours.map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
      </div>
      {weekdays.map((day) => (
        <div key={day} className={styles.row}>
          <span className={styles.rowName} aria-hidden>
            {short(day)}
          </span>
          {/* For the pointer; keys have the ends and the fields. */}
          <div
            className={styles.track}
            {...(disabled ? {} : drag.track)}
            onPointerDown={(event) => {
              if (!disabled) drag.take(day, holdOf(event), event);
            }}
          >
            {drag.shown(day).map((interval, index) =>
              isWrong(interval) ? null : (
                <Block
                  // biome-ignore lint/suspicious/noArrayIndexKey: an interval has no identity but its place
                  key={index}
                  day={day}
                  index={index}
                  interval={interval}
                  disabled={disabled}
                  describedBy={hint}
                  onChange={(next) =>
                    onChange({
                      ...value,
                      [day]:
                        next === null
                          ? value[day].filter((_, at) => at !== index)
                          : value[day].map((each, at) => (at === index ? next : each)),
                    })
                  }
                />
              ),
            )}
          </div>
        </div>
      ))}
      {!disabled && (
        <p id={hint} className={styles.gridHint}>
          {t('gridHint')} <span className={styles.keys}>{t('gridKeys')}</span>
        </p>
      )}
    </div>
  );
}

/** What lies under the pointer says so itself; the track alone is empty. */
function holdOf(event: PointerEvent<HTMLElement>): Hold {
  const held = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-hold]') : null;
  const index = Number(held?.dataset.index);
  const kind = held?.dataset.hold;
  if (kind === 'interval' || kind === 'opens' || kind === 'closes') return { kind, index };
  return { kind: 'empty' };
}

type BlockProps = {
  day: Weekday;
  index: number;
  interval: Interval;
  disabled: boolean;
  describedBy: string;
  /** Null: removed. */
  onChange: (next: Interval | null) => void;
};

function Block({ day, index, interval, disabled, describedBy, onChange }: BlockProps) {
  const t = useTranslations('hours');
  const names = useTranslations('common.weekdays');
  const [opens, closes] = interval;
  const place: CSSProperties = {
    insetInlineStart: `${(minutesOf(opens) / DAY_MINUTES) * 100}%`,
    width: `${((minutesOf(closes) - minutesOf(opens)) / DAY_MINUTES) * 100}%`,
  };
  const press = (edge: Edge) => (event: KeyboardEvent) => {
    const next = pressed(interval, edge, event);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    <div className={styles.block} style={place} data-hold="interval" data-index={index}>
      {(['opens', 'closes'] as const).map((edge) => (
        <span
          key={edge}
          role="slider"
          tabIndex={disabled ? -1 : 0}
          className={styles.edge}
          data-edge={edge}
          data-hold={edge}
          data-index={index}
          aria-label={t(edge, { day: names(day) })}
          aria-disabled={disabled}
          aria-describedby={describedBy}
          aria-valuemin={0}
          aria-valuemax={DAY_MINUTES}
          aria-valuenow={minutesOf(edge === 'opens' ? opens : closes)}
          aria-valuetext={edge === 'opens' ? opens : closes}
          onKeyDown={disabled ? undefined : press(edge)}
        />
      ))}
      <span className={styles.blockText} aria-hidden>
        {opens}–{closes}
      </span>
    </div>
  );
}

/** What a key at one end does; undefined: nothing, null: the interval goes. With Shift the whole interval moves. */
function pressed(interval: Interval, edge: Edge, event: KeyboardEvent): Interval | null | undefined {
  if (event.key === 'Delete' || event.key === 'Backspace') return null;
  const at = minutesOf(edge === 'opens' ? interval[0] : interval[1]);
  const by = {
    ArrowRight: STEP,
    ArrowUp: STEP,
    ArrowLeft: -STEP,
    ArrowDown: -STEP,
    PageUp: 60,
    PageDown: -60,
  }[event.key];
  if (by !== undefined) return event.shiftKey ? movedBy(interval, by) : withEdge(interval, edge, at + by);
  if (event.key === 'Home') return withEdge(interval, edge, 0);
  return event.key === 'End' ? withEdge(interval, edge, DAY_MINUTES) : undefined;
}
