import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHotkeys, usePhone } from '../../ui/index.ts';
import { FilterMenu, type Option } from '../leads/list/filter-menu.tsx';
import { useLeadChoices } from '../leads/queries.ts';
import { useTaskTypes } from './queries.ts';
import { isNarrowed, type TaskFilter, type TaskSearch, valuesOf, widened, withValues } from './search.ts';
import styles from './tasks.module.css';
import { useTaskWords } from './words.ts';

const WAIT_MS = 250;
const colours = ['red', 'yellow', 'green'] as const;

type Props = { search: TaskSearch; ask: (next: TaskSearch, replace?: boolean) => void };

/** Search and filters in one line; on the phone the filters wait behind a button. */
export function TaskFilters({ search, ask, children }: Props & { children?: ReactNode }) {
  const t = useTranslations('tasks.filters');
  const phone = usePhone();
  const [opened, setOpened] = useState(false);
  return (
    <div className={styles.filters}>
      <SearchField search={search} ask={ask} />
      {phone && (
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('title')}
        </Button>
      )}
      {(!phone || opened) && <Chips search={search} ask={ask} />}
      {isNarrowed(search) && (
        <Button variant="subtle" size="compact-md" onClick={() => ask(widened(search))}>
          {t('clear')}
        </Button>
      )}
      {children}
    </div>
  );
}

function Chips({ search, ask }: Props) {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  const types = useTaskTypes().data?.rows ?? [];
  const people = useLeadChoices().data?.assignees ?? [];
  const menu = (filter: TaskFilter, options: readonly Option[]) => (
    <FilterMenu
      label={t(`filters.${filter}`)}
      options={options}
      values={valuesOf(search, filter)}
      onChange={(values) => ask(withValues(search, filter, values))}
    />
  );
  const { contact, lead, car, ...rest } = search;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and its box
    <div className={styles.chips} role="group" aria-label={t('filters.title')}>
      {search.state !== 'ended' &&
        menu(
          'colour',
          colours.map((value) => ({ value, label: t(`colours.${value}`) })),
        )}
      {menu(
        'type',
        types.map((type) => ({ value: type.taskTypeId, label: words.type(type) })),
      )}
      {menu(
        'assignee',
        people.map(({ userId, name }) => ({ value: userId, label: name })),
      )}
      {(contact ?? lead ?? car) !== undefined && (
        <Button variant="light" size="compact-md" radius="xl" onClick={() => ask(rest)}>
          {t('filters.contact')} ×
        </Button>
      )}
    </div>
  );
}

/** Searches while one types; `/` comes here. */
function SearchField({ search, ask }: Props) {
  const t = useTranslations('tasks');
  const [text, setText] = useState(search.q ?? '');
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(text);
  useEffect(() => {
    const q = search.q ?? '';
    if (q === typed.current.trim()) return;
    typed.current = q;
    setText(q);
  }, [search.q]);
  const find = useDebouncedCallback((wanted: string) => {
    const { q: _, ...rest } = search;
    ask(wanted.trim() === '' ? rest : { ...rest, q: wanted.trim() }, true);
  }, WAIT_MS);
  useHotkeys([
    { keys: '/', label: t('keys.search'), group: 'everywhere', run: () => input.current?.focus() },
  ]);
  return (
    <search className={styles.search}>
      <TextInput
        ref={input}
        type="search"
        size="xs"
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => {
          typed.current = event.currentTarget.value;
          setText(typed.current);
          find(typed.current);
        }}
      />
    </search>
  );
}
