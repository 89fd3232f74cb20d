import { Kbd, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DealerScope } from '../../api/session.ts';
import { type Hotkey, useRegisteredHotkeys } from '../../ui/hotkeys.ts';
import { matches, stepped } from './matching.ts';
import styles from './palette.module.css';
import { sources } from './sources.ts';

type Entry = { id: string; title: string; detail: string; keys: string | null; run: () => void };
type Section = { id: 'leads' | 'contacts' | 'pages' | 'actions'; entries: readonly Entry[] };

const WAIT_MS = 150;
/** Moving a cursor is nothing to look for. */
const noActions = ['j', 'k', 'shift+j', 'shift+k', 'shift+x', 'mod+k', 'Escape', 'o', 's'];

/** Finds leads and contacts, goes to pages, and does whatever has a key on the present page. */
export default function Palette({ scope, onClose }: { scope: DealerScope; onClose: () => void }) {
  const t = useTranslations('palette');
  const actions = useTranslations('common.actions');
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { sections, searching } = useSections(scope, text.trim());
  const entries = sections.flatMap((section) => section.entries);
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    // After the dialog has given the focus back and the keys work again.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(stepped(at, event.key === 'ArrowDown' ? 1 : -1, entries.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      yOffset="12vh"
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={entries[at] === undefined ? undefined : `${listId}-${at}`}
        aria-label={t('placeholder')}
        placeholder={t('placeholder')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('results')} className={styles.results}>
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={section.id} role="group" aria-label={t(section.id)}>
            <div className={styles.heading} aria-hidden>
              {t(section.id)}
            </div>
            {section.entries.map((entry) => {
              const index = entries.indexOf(entry);
              return (
                <UnstyledButton
                  key={entry.id}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  className={styles.entry ?? ''}
                  ref={(element) => {
                    if (index === at) element?.scrollIntoView({ block: 'nearest' });
                  }}
                  onClick={() => run(entry)}
                >
                  <span className={styles.title}>{entry.title}</span>
                  <span className={styles.detail}>{entry.detail}</span>
                  {entry.keys !== null && <Kbd aria-hidden>{entry.keys}</Kbd>}
                </UnstyledButton>
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles.note} role="status">
        {entries.length === 0 ? (searching ? t('loading') : t('nothing')) : ''}
      </p>
    </Modal>
  );
}

function useSections(scope: DealerScope, text: string) {
  const t = useTranslations('palette');
  const navigate = useNavigate();
  const hotkeys = useRegisteredHotkeys();
  const [q] = useDebouncedValue(text, WAIT_MS);
  const { dealer } = scope;
  const found = useQueries({
    queries: sources.map((source) => ({
      queryKey: [...scope.keys.all, 'palette', source.id, q],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.search(scope, q, signal),
      enabled: q !== '',
      staleTime: 10_000,
    })),
  });
  const searched = sources.map(
    ({ id }, i): Section => ({
      id,
      entries: (q === '' ? [] : (found[i]?.data ?? [])).map((one) => ({
        ...one,
        keys: null,
        run: () => void navigate({ to: one.to, params: { dealer: dealer.key, ...one.params } } as never),
      })),
    }),
  );
  const all: Entry[] =
    q === ''
      ? []
      : [
          {
            id: 'all',
            title: t('allLeads', { text: q }),
            detail: '',
            keys: null,
            run: () =>
              void navigate({
                to: '/d/$dealer/leads',
                params: { dealer: dealer.key },
                search: { state: 'all', q },
              }),
          },
        ];
  const known = byKeys(hotkeys).filter(({ label }) => matches(label, text));
  const isPage = ({ keys }: Hotkey) => keys.startsWith('g ');
  const pages = known.filter(isPage).map(entryOf);
  const deeds = known.filter((hotkey) => !isPage(hotkey) && !noActions.includes(hotkey.keys)).map(entryOf);
  const sections: readonly Section[] = [
    ...searched,
    { id: 'pages', entries: [...pages, ...all] },
    { id: 'actions', entries: deeds },
  ];
  return {
    sections: sections.filter(({ entries }) => entries.length > 0),
    searching: q !== text || found.some(({ isFetching }) => isFetching),
  };
}

/** Of two with the same key the later one holds, as when it is pressed. */
function byKeys(hotkeys: readonly Hotkey[]): readonly Hotkey[] {
  return [...new Map(hotkeys.map((hotkey) => [hotkey.keys, hotkey])).values()];
}

function entryOf({ keys, label, run }: Hotkey): Entry {
  return { id: keys, title: label, detail: '', keys: keys.toUpperCase(), run };
}
