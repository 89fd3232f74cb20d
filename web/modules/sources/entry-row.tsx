import { ActionIcon, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useToast } from '../../ui/index.ts';
import styles from './catalogue.module.css';
import { type CatalogueName, type Entry, useCatalogueDeed } from './use-catalogue.ts';

type Props = {
  catalogue: CatalogueName;
  entry: Entry;
  word: string;
  note: string;
  mayChange: boolean;
  first: boolean;
  last: boolean;
  handle: ComponentProps<'span'>;
  onMove: (by: number) => void;
};

/** One entry: its name, how often it is used, its place, whether it is offered. Each change holds at once. */
export function EntryRow({ catalogue, entry, word, note, mayChange, first, last, handle, onMove }: Props) {
  const t = useTranslations('catalogues');
  const toast = useToast();
  const deed = useCatalogueDeed(catalogue);
  const [name, setName] = useState(word);
  const change = (body: object) => deed.mutate({ do: 'change', entryId: entry.entryId, body });
  const rename = () => {
    const wanted = name.trim();
    if (wanted === word) return;
    const before = entry.name;
    deed.mutate(
      // Emptied: a system entry is called as the product does again.
      { do: 'change', entryId: entry.entryId, body: { name: wanted === '' ? null : wanted } },
      {
        onSuccess: () => toast.done(t('renamed'), () => change({ name: before })),
        onError: () => setName(word),
      },
    );
  };
  return (
    <div className={styles.row}>
      {mayChange && (
        <span className={styles.handle} aria-hidden title={t('drag')} {...handle}>
          <IconGripVertical size={18} />
        </span>
      )}
      <TextInput
        className={styles.name ?? ''}
        aria-label={t('nameOf', { name: word })}
        readOnly={!mayChange}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      <span className={styles.soft}>
        {note} · {t('uses', { count: entry.uses, many: entry.uses >= MOST_USES ? 'yes' : 'no' })}
      </span>
      <span className={styles.tools}>
        {mayChange && (
          <>
            <ActionIcon
              aria-label={t('up', { name: word })}
              aria-disabled={first}
              data-disabled={first}
              onClick={() => !first && onMove(-1)}
            >
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('down', { name: word })}
              aria-disabled={last}
              data-disabled={last}
              onClick={() => !last && onMove(1)}
            >
              <IconArrowDown size={18} aria-hidden />
            </ActionIcon>
            {entry.mayRemove && (
              <ActionIcon
                aria-label={t('remove', { name: word })}
                onClick={() =>
                  deed.mutate(
                    { do: 'remove', entryId: entry.entryId },
                    { onSuccess: () => toast.done(t('removed', { name: word })) },
                  )
                }
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </>
        )}
        <Switch
          label={t('offered')}
          aria-label={t('offeredOf', { name: word })}
          disabled={!mayChange}
          checked={!entry.hidden}
          onChange={(event) => change({ hidden: !event.currentTarget.checked })}
        />
      </span>
    </div>
  );
}

/** The server counts no further. */
const MOST_USES = 1000;
