import { Button, UnstyledButton } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { usePhone } from '../../../ui/index.ts';
import { usePools } from '../pool/use-pools.ts';
import { useLeadChoices } from '../queries.ts';
import type { LeadSearch } from '../search.ts';
import { useLeadWords } from '../words.ts';
import { FilterMenu, type Option } from './filter-menu.tsx';
import styles from './list.module.css';
import { ListSearch } from './list-search.tsx';
import {
  ANY_POOL,
  countFilters,
  type ListFilter,
  poolsOf,
  valuesOf,
  widened,
  withValues,
} from './list-state.ts';

const colours = ['red', 'yellow', 'green'] as const;
const types = ['vehicle', 'testDrive', 'tradeIn', 'financing', 'service', 'call', 'general'] as const;
const maturities = ['cold', 'warm', 'hot', 'appointment', 'offer', 'contract'] as const;

type Props = { asked: LeadSearch; ask: (next: LeadSearch, replace?: boolean) => void };

/** Search and filters in one line; on the phone the filters wait behind a button, and the search is the top bar's. */
export function FilterBar({ asked, ask, children }: Props & { children?: ReactNode }) {
  const t = useTranslations('leads.filters');
  const phone = usePhone();
  const count = countFilters(asked);
  const [opened, setOpened] = useState(false);
  if (phone) {
    return (
      <div className={styles.filters}>
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {count === 0 ? t('title') : t('titleCount', { count })}
        </Button>
        <Clear asked={asked} ask={ask} />
        <div className={styles.phoneTools}>{children}</div>
        {opened && <Filters asked={asked} ask={ask} />}
      </div>
    );
  }
  return (
    <div className={styles.filters}>
      <ListSearch asked={asked} ask={ask} />
      <Filters asked={asked} ask={ask} />
      <Clear asked={asked} ask={ask} />
    </div>
  );
}

function Filters({ asked, ask }: Props) {
  const t = useTranslations('leads');
  const words = useLeadWords();
  const { dealer } = useDealer();
  const { data: choices } = useLeadChoices();
  const menu = (filter: ListFilter, options: readonly Option[]) => (
    <FilterMenu
      label={t(`filters.${filter}`)}
      options={options}
      values={valuesOf(asked, filter)}
      onChange={(values) => ask(withValues(asked, filter, values))}
    />
  );
  const toggle = (label: string, active: boolean, next: LeadSearch) => (
    <UnstyledButton
      className={styles.chip ?? ''}
      data-active={active}
      aria-pressed={active}
      onClick={() => ask(next)}
    >
      {label}
    </UnstyledButton>
  );
  const { unread, state, ...rest } = asked;
  const closed = state === 'closed';
  const withState = state === undefined ? rest : { ...rest, state };
  const withUnread = unread === undefined ? rest : { ...rest, unread };
  const { data: pools } = usePools();
  const waiting = (pools?.pools ?? []).filter((pool) => pool.waiting > 0 || pool.key === asked.pool);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and its box
    <div className={styles.chips} role="group" aria-label={t('filters.title')}>
      {!closed &&
        menu(
          'colour',
          colours.map((value) => ({ value, label: t(`colours.${value}`) })),
        )}
      {asked.pool !== undefined && waiting.length > 1 && (
        <FilterMenu
          label={t('tabs.pool')}
          options={waiting.map((pool) => ({ value: pool.key, label: pool.group ?? t('pool.everybody') }))}
          values={poolsOf(asked)}
          onChange={(keys) => ask({ ...asked, pool: keys.length === 0 ? ANY_POOL : keys.join(',') })}
        />
      )}
      {dealer.may.seeAllLeads &&
        asked.pool === undefined &&
        asked.assignee !== 'me' &&
        asked.assignee !== 'nobody' &&
        menu(
          'assignee',
          (choices?.assignees ?? []).map(({ userId, name }) => ({ value: userId, label: name })),
        )}
      {menu(
        'source',
        (choices?.sources ?? []).map(({ sourceId, name }) => ({
          value: sourceId,
          label: words.source(name),
        })),
      )}
      {menu(
        'type',
        types.map((value) => ({ value, label: words.type(value) })),
      )}
      {menu(
        'maturity',
        maturities.map((value) => ({ value, label: words.maturity(value) })),
      )}
      {toggle(
        t('filters.unread'),
        unread !== undefined,
        unread === undefined ? { ...withState, unread: 'true' } : withState,
      )}
      {!closed &&
        asked.pool === undefined &&
        toggle(
          t('filters.alsoClosed'),
          state === 'all',
          state === 'all' ? withUnread : { ...withUnread, state: 'all' },
        )}
    </div>
  );
}

function Clear({ asked, ask }: Props) {
  const t = useTranslations('common.actions');
  if (countFilters(asked) === 0) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      onClick={() => ask({ ...widened(asked), ...(asked.q === undefined ? {} : { q: asked.q }) })}
    >
      {t('clearFilters')}
    </Button>
  );
}
