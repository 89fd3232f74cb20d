import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHotkeys } from '../../../ui/index.ts';
import type { LeadSearch } from '../search.ts';
import styles from './list.module.css';

const WAIT_MS = 250;

type Props = { asked: LeadSearch; ask: (next: LeadSearch, replace?: boolean) => void };

/** Searches within the tab and its filters while one types. `/` comes here, Escape leaves, and once more empties it. */
export function ListSearch({ asked, ask }: Props) {
  const t = useTranslations('leads');
  const shell = useTranslations('shell');
  const [text, setText] = useState(asked.q ?? '');
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(text);
  // The address changed by itself: the top bar's search, a link, or back.
  useEffect(() => {
    const q = asked.q ?? '';
    if (q !== typed.current.trim()) {
      typed.current = q;
      setText(q);
    }
  }, [asked.q]);
  const search = useDebouncedCallback((wanted: string) => {
    const { q: _, ...rest } = asked;
    const q = wanted.trim();
    ask(q === '' ? rest : { ...rest, q }, true);
  }, WAIT_MS);
  const change = (wanted: string) => {
    typed.current = wanted;
    setText(wanted);
    search(wanted);
  };
  useHotkeys([
    {
      keys: '/',
      label: t('keys.search'),
      // Takes the key over from the top bar's search, also in the help.
      group: 'everywhere',
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);
  return (
    <search className={styles.search}>
      <TextInput
        ref={input}
        type="search"
        size="xs"
        aria-label={t('search')}
        placeholder={shell('searchHint')}
        value={text}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (text === '') input.current?.blur();
          else change('');
        }}
      />
    </search>
  );
}
