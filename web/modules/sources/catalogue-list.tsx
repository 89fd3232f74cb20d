import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDragOrder } from '../distribution/groups/use-drag-order.ts';
import { moved } from '../distribution/ways.ts';
import styles from './catalogue.module.css';
import { EntryRow } from './entry-row.tsx';
import { type CatalogueName, type Entry, useCatalogueDeed } from './use-catalogue.ts';

const SAVE_AFTER_MS = 600;

type Props<Name extends CatalogueName> = {
  name: Name;
  rows: readonly Entry<Name>[];
  mayChange: boolean;
  /** What it is called, where it has no name of its own. */
  wordOf: (entry: Entry<Name>) => string;
  /** Beside the name, such as what kind it is. */
  note: (entry: Entry<Name>) => string;
  /** More that can be changed, below the name. */
  more?: (entry: Entry<Name>) => ReactNode;
};

/** The entries in the order in which they are offered, moved by handle or buttons; the order is saved once it rests. */
export function CatalogueList<Name extends CatalogueName>(props: Props<Name>) {
  const { name, rows, mayChange, wordOf, note, more } = props;
  const t = useTranslations('catalogues');
  const deed = useCatalogueDeed(name);
  const list = useRef<HTMLOListElement>(null);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState('');
  const shown = order === null ? rows : inOrder(rows, order);
  const save = useDebouncedCallback((entryIds: readonly string[]) => {
    deed.mutate({ do: 'order', entryIds }, { onSettled: () => setOrder(null) });
  }, SAVE_AFTER_MS);
  const move = (from: number, to: number) => {
    const next = moved(
      shown.map(({ entryId }) => entryId),
      from,
      to,
    );
    setOrder(next);
    save(next);
    const entry = shown[from];
    if (entry !== undefined) {
      setSaid(t('moved', { name: wordOf(entry), place: to + 1, count: shown.length }));
    }
  };
  const drag = useDragOrder(list, move);
  return (
    <>
      <ol ref={list} className={styles.list}>
        {shown.map((entry, index) => (
          <li key={entry.entryId} className={styles.entry} data-dragged={drag.dragged === index}>
            <EntryRow
              key={entry.name}
              catalogue={name}
              entry={entry}
              word={wordOf(entry)}
              note={note(entry)}
              mayChange={mayChange}
              first={index === 0}
              last={index === shown.length - 1}
              handle={drag.handle(index)}
              onMove={(by) => move(index, index + by)}
            />
            {more?.(entry)}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

function inOrder<Row extends { entryId: string }>(
  rows: readonly Row[],
  order: readonly string[],
): readonly Row[] {
  const place = new Map(order.map((entryId, index) => [entryId, index]));
  return rows.toSorted((a, b) => (place.get(a.entryId) ?? 0) - (place.get(b.entryId) ?? 0));
}
