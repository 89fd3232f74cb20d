import { Button, NativeSelect, NumberInput, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHotkeys, usePhone } from '../../ui/index.ts';
import { FilterMenu, type Option } from '../leads/list/filter-menu.tsx';
import list from '../leads/list/list.module.css';
import { useStockFilters } from './queries.ts';
import { countFilters, type StockSearch, withValue } from './search.ts';

const WAIT_MS = 250;
const states = ['available', 'reserved', 'sold', 'removed'] as const;
const sorts = ['newest', 'price', 'priceDown', 'mileage', 'registration', 'make'] as const;

type Props = { asked: StockSearch; ask: (next: StockSearch, replace?: boolean) => void };

/** Search, filters and order in one line; on the phone the filters wait behind a button. */
export function StockFilters({ asked, ask }: Props) {
  const t = useTranslations('vehicles.filters');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  const [opened, setOpened] = useState(false);
  const count = countFilters(asked);
  const clear = count > 0 && (
    <Button
      variant="subtle"
      size="compact-sm"
      onClick={() =>
        ask({
          ...(asked.q === undefined ? {} : { q: asked.q }),
          ...(asked.sort === undefined ? {} : { sort: asked.sort }),
        })
      }
    >
      {actions('clearFilters')}
    </Button>
  );
  return (
    <div className={list.filters}>
      <StockSearchField asked={asked} ask={ask} />
      {phone && (
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {count === 0 ? t('title') : t('titleCount', { count })}
        </Button>
      )}
      {(!phone || opened) && <Menus asked={asked} ask={ask} />}
      {clear}
      <Sort asked={asked} ask={ask} />
    </div>
  );
}

function StockSearchField({ asked, ask }: Props) {
  const t = useTranslations('vehicles.filters');
  const [text, setText] = useState(asked.q ?? '');
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(text);
  // The address changed by itself: a link, or back.
  useEffect(() => {
    if ((asked.q ?? '') === typed.current.trim()) return;
    typed.current = asked.q ?? '';
    setText(typed.current);
  }, [asked.q]);
  const search = useDebouncedCallback(
    (wanted: string) => ask(withValue(asked, 'q', wanted.trim()), true),
    WAIT_MS,
  );
  useHotkeys([{ keys: '/', label: t('search'), group: 'everywhere', run: () => input.current?.focus() }]);
  return (
    <search className={list.search}>
      <TextInput
        ref={input}
        type="search"
        size="xs"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={text}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => {
          typed.current = event.currentTarget.value;
          setText(typed.current);
          search(typed.current);
        }}
      />
    </search>
  );
}

function Menus({ asked, ask }: Props) {
  const t = useTranslations('vehicles');
  const { data } = useStockFilters();
  const common = useTranslations('common.states');
  const valuesOf = (name: keyof StockSearch) =>
    (asked[name] ?? '').split(',').filter((value) => value !== '');
  const menu = (name: keyof StockSearch, label: string, options: readonly Option[]) => (
    <FilterMenu
      label={label}
      options={options}
      values={valuesOf(name)}
      onChange={(values) => ask(withValue(asked, name, values.join(',')))}
    />
  );
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const makes = valuesOf('make');
  const models = (data?.makes ?? [])
    .filter(({ make }) => makes.includes(make))
    .flatMap((each) => each.models);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and its box
    <div className={list.chips} role="group" aria-label={t('filters.title')}>
      {menu(
        'state',
        t('columns.state'),
        states.map((value) => ({ value, label: t(`states.${value}`) })),
      )}
      {menu('make', t('fields.make'), plain((data?.makes ?? []).map(({ make }) => make)))}
      {models.length > 0 && menu('model', t('fields.model'), plain(models))}
      <Range asked={asked} ask={ask} from="priceFrom" to="priceTo" label={t('fields.price')} />
      <Range asked={asked} ask={ask} from="yearFrom" to="yearTo" label={t('filters.year')} />
      {menu(
        'fuel',
        t('fields.fuel'),
        (data?.fuels ?? []).map((value) => ({ value, label: t(`fuels.${value}`) })),
      )}
      {menu('location', t('fields.location'), plain(data?.locations ?? []))}
      {menu('person', t('columns.person'), [
        { value: 'me', label: t('filters.me') },
        { value: 'nobody', label: common('nobody') },
        ...(data?.people ?? []).map(({ userId, name }) => ({ value: userId, label: name })),
      ])}
    </div>
  );
}

type RangeProps = Props & {
  from: 'priceFrom' | 'yearFrom';
  to: 'priceTo' | 'yearTo';
  label: string;
};

/** From and to, each optional; what is typed counts when the field is left or Enter is pressed. */
function Range({ asked, ask, from, to, label }: RangeProps) {
  const t = useTranslations('vehicles.filters');
  const active = asked[from] !== undefined || asked[to] !== undefined;
  const text = active ? `${label}: ${asked[from] ?? '…'} – ${asked[to] ?? '…'}` : label;
  const field = (name: keyof StockSearch, words: string) => (
    <NumberInput
      label={words}
      min={0}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator={name.startsWith('price') ? '\u202F' : ''}
      defaultValue={asked[name] ?? ''}
      onBlur={(event) => {
        const value = event.currentTarget.value.replace(/\D/g, '');
        if (value !== (asked[name] ?? '')) ask(withValue(asked, name, value));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
  return (
    <Popover position="bottom-start" trapFocus width={240}>
      <Popover.Target>
        <UnstyledButton className={list.chip ?? ''} data-active={active}>
          <span className={list.chipText}>{text}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {field(from, t('from'))}
        {field(to, t('to'))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Sort({ asked, ask }: Props) {
  const t = useTranslations('vehicles');
  return (
    <NativeSelect
      size="xs"
      aria-label={t('filters.sort')}
      value={asked.sort ?? 'newest'}
      data={sorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
      onChange={(event) => {
        const { value } = event.currentTarget;
        ask(withValue(asked, 'sort', value === 'newest' ? '' : value));
      }}
    />
  );
}
