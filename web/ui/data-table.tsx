import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import styles from './data-table.module.css';
import { LoadingBar } from './page.tsx';
import { usePhone } from './use-phone.ts';
import { type Extension, useRowCursor } from './use-row-cursor.ts';

export type Column<Row> = {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** CSS width; without one the column shares what is left. */
  width?: string;
  align?: 'start' | 'end';
};

type Props<Row> = {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Opens a row by click anywhere on it. The row's first cell should also hold a real link for keyboard and new tabs. */
  onOpen?: (row: Row) => void;
  /** Told when somebody follows the row's own link, before the page changes. */
  onFollow?: (row: Row) => void;
  /** Told when the cursor moves, for the page's own keys (`e` answer, `x` close). */
  onCursor?: (row: Row) => void;
  /** How a row looks on the phone; without one the table scrolls sideways there. */
  phoneRow?: (row: Row) => ReactNode;
  /** Being fetched (again): the rows stay and the thin bar runs. */
  loading?: boolean;
  /** Shown instead of rows when there are none and nothing is being fetched. */
  empty: ReactNode;
  /** Left in the foot line. Without `foot` and with `inline` there is no foot line. */
  foot?: ReactNode;
  /** Called when the last rows come near, to load the next page. */
  onEnd?: () => void;
  /** Grows with its rows instead of filling the frame and scrolling by itself. */
  inline?: boolean;
  /** Rows of 36 px, or of 48. */
  density?: 'compact' | 'comfortable';
  /** The row the cursor starts on. */
  startAt?: string | null;
  /** Shift and j or k take rows along. */
  onExtend?: (extension: Extension) => void;
  /** Rows that stand out as chosen. */
  isChosen?: (row: Row) => boolean;
};

const ROW = { compact: 36, comfortable: 48 };
const PHONE_ROW = 76;

/** The list of the product: sticky head, 36 px rows, virtual, keyboard cursor, phone rows, empty and loading states. */
export function DataTable<Row>(props: Props<Row>) {
  const { rows, columns, keyOf, inline = false, loading = false, phoneRow, onEnd } = props;
  const { density = 'compact' } = props;
  const t = useTranslations('common.table');
  const phone = usePhone();
  const asList = phone && phoneRow !== undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const keys = rows.map(keyOf);
  const virtualizer = useVirtualizer({
    count: inline ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (asList ? PHONE_ROW : ROW[density]),
    getItemKey: (index) => keys[index] ?? index,
    overscan: 12,
  });
  const { cursor, setCursor, move } = useRowCursor(keys, scroller, {
    scrollTo: (index) => {
      if (!inline) virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    startAt: props.startAt,
    onExtend: props.onExtend,
  });

  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 20) onEnd?.();
  }, [lastShown, rows.length, onEnd]);

  const range = inline ? rows.map((_, index) => index) : shown.map((item) => item.index);
  const before = shown[0]?.start ?? 0;
  const after = shown.length === 0 ? 0 : virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0);

  const attributes = (row: Row, key: string, index: number) => ({
    'data-row-key': key,
    'data-index': index,
    'data-cursor': cursor === key,
    'data-chosen': props.isChosen?.(row),
    ref: inline ? undefined : virtualizer.measureElement,
    onFocus: () => {
      setCursor(key);
      props.onCursor?.(row);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.target instanceof HTMLElement && ['INPUT', 'SELECT'].includes(event.target.tagName)) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    },
    onClick: (event: React.MouseEvent) => {
      const inner =
        event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
      if (event.target instanceof Element && event.target.closest('a') !== null) props.onFollow?.(row);
      if (!inner && !event.metaKey && !event.ctrlKey) props.onOpen?.(row);
    },
  });

  const nothing = rows.length === 0 && !loading;
  return (
    <div className={inline ? undefined : styles.frame} style={inline ? { position: 'relative' } : undefined}>
      <LoadingBar on={loading} />
      <section
        ref={scroller}
        className={inline ? styles.inline : styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable by keyboard
        tabIndex={0}
        aria-label={props.label}
      >
        {nothing ? (
          props.empty
        ) : asList ? (
          <ul className={styles.list} aria-busy={loading}>
            {!inline && <li aria-hidden style={{ height: before }} />}
            {range.map((index) => {
              const row = rows[index];
              if (row === undefined) return null;
              const key = keyOf(row);
              return (
                <li key={key} className={styles.item} {...attributes(row, key, index)}>
                  {phoneRow(row)}
                </li>
              );
            })}
            {!inline && <li aria-hidden style={{ height: after }} />}
          </ul>
        ) : (
          <table className={styles.table} data-density={density} aria-busy={loading} aria-label={props.label}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column.id}
                    scope="col"
                    style={{ width: column.width }}
                    className={column.align === 'end' ? styles.end : undefined}
                  >
                    {column.header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {before > 0 && (
                <tr className={styles.spacer} aria-hidden>
                  <td colSpan={columns.length} style={{ height: before }} />
                </tr>
              )}
              {range.map((index) => {
                const row = rows[index];
                if (row === undefined) return null;
                const key = keyOf(row);
                return (
                  <tr
                    key={key}
                    className={styles.row}
                    data-opens={props.onOpen !== undefined}
                    {...attributes(row, key, index)}
                  >
                    {columns.map((column) => (
                      <td key={column.id} className={column.align === 'end' ? styles.end : undefined}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {after > 0 && (
                <tr className={styles.spacer} aria-hidden>
                  <td colSpan={columns.length} style={{ height: after }} />
                </tr>
              )}
            </tbody>
          </table>
        )}
      </section>
      {(!inline || props.foot !== undefined) && (
        <div className={styles.foot}>
          {props.foot ?? t('loadedRows', { count: rows.length })}
          {!inline && <span className={styles.hint}>{t('hint')}</span>}
        </div>
      )}
    </div>
  );
}
