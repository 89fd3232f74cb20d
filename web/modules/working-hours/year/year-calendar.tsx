import { useLocale, useTranslations } from 'use-intl';
import { useTime } from '../../../time/use-time.ts';
import { type Weekly, weekdays } from '../week/weekly.ts';
import { type DayKind, type Entry, entriesByDate, weekdayOf, weeksOf } from './days.ts';
import { useDaySelection } from './use-day-selection.ts';
import styles from './year.module.css';

type Props = {
  year: number;
  today: string;
  weekly: Weekly;
  entries: readonly Entry[];
  disabled: boolean;
  onSelect: (range: { from: string; until: string }) => void;
};

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Twelve months at a glance. Each kind of day has its own pattern; what a day is called stands in its label and title. */
export function YearCalendar({ year, today, weekly, entries, disabled, onSelect }: Props) {
  const byDate = entriesByDate(year, entries);
  const start = today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const selection = useDaySelection(start, onSelect);
  const { selected } = selection;
  const focused = selection.focused.startsWith(`${year}-`) ? selection.focused : start;
  const marks = { today, weekly, byDate, disabled, focused, selected, click: selection.click };
  return (
    <div className={styles.months} {...(disabled ? {} : selection.handlers)}>
      {months.map((month) => (
        <Month key={month} year={year} month={month} marks={marks} />
      ))}
    </div>
  );
}

type Marks = {
  today: string;
  weekly: Weekly;
  byDate: ReadonlyMap<string, readonly Entry[]>;
  disabled: boolean;
  focused: string;
  selected: { from: string; until: string } | null;
  click: (date: string, detail: number) => void;
};

function Month({ year, month, marks }: { year: number; month: number; marks: Marks }) {
  const locale = useLocale();
  const short = useTranslations('hours.shortWeekdays');
  const names = useTranslations('common.weekdays');
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 15),
  );
  return (
    <table className={styles.month}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col" abbr={names(day)}>
              {short(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, at) => (
              <td key={weekdays[at]}>{date !== null && <Day date={date} marks={marks} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ date, marks }: { date: string; marks: Marks }) {
  const time = useTime();
  const words = useEntryWords();
  const entries = marks.byDate.get(date) ?? [];
  const closed = marks.weekly[weekdayOf(date)].length === 0;
  const { selected } = marks;
  const label = [time.plainDate(date), ...entries.map(words)].join(', ');
  return (
    <button
      type="button"
      className={styles.day}
      data-date={date}
      data-kind={kindOf(entries)}
      data-opening={entries.some(({ kind }) => kind === 'opening') || undefined}
      data-closed={closed || undefined}
      data-today={date === marks.today || undefined}
      data-selected={(selected !== null && selected.from <= date && date <= selected.until) || undefined}
      disabled={marks.disabled}
      tabIndex={date === marks.focused ? 0 : -1}
      aria-label={label}
      aria-current={date === marks.today ? 'date' : undefined}
      title={entries.length > 0 ? label : undefined}
      onClick={(event) => marks.click(date, event.detail)}
    >
      {Number(date.slice(8))}
    </button>
  );
}

/** The one pattern of a day with several entries; an opening has its ring beside it. */
function kindOf(entries: readonly Entry[]): DayKind | undefined {
  return (['holiday', 'own', 'subscribed'] as const).find((kind) =>
    entries.some((each) => each.kind === kind),
  );
}

/** "Christmas Day (public holiday)", for labels. */
export function useEntryWords(): (entry: Entry) => string {
  const t = useTranslations('hours');
  return ({ kind, name, calendar }) => {
    const what = calendar === null ? t(`kinds.${kind}`) : t('fromCalendar', { calendar });
    return name === '' ? what : t('namedEntry', { name, what });
  };
}

/** What the patterns mean. */
export function YearLegend() {
  const t = useTranslations('hours');
  return (
    <ul className={styles.legend}>
      {(['holiday', 'own', 'subscribed'] as const).map((kind) => (
        <li key={kind}>
          <span className={styles.swatch} data-kind={kind} aria-hidden />
          {t(`kinds.${kind}`)}
        </li>
      ))}
      <li>
        <span className={styles.swatch} data-opening aria-hidden />
        {t('kinds.opening')}
      </li>
      <li>
        <span className={styles.swatch} data-closed aria-hidden>
          7
        </span>
        {t('closedWeekday')}
      </li>
      <li>
        <span className={styles.swatch} data-today aria-hidden>
          7
        </span>
        {t('today')}
      </li>
    </ul>
  );
}
