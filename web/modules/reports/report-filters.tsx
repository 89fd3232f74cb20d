import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Report } from '../../api/types.ts';
import styles from './reports.module.css';
import type { ReportSearch } from './search.ts';

const periods = [
  'last7',
  'last30',
  'last90',
  'last365',
  'thisMonth',
  'lastMonth',
  'lastQuarter',
  'thisYear',
] as const;
const filterNames = ['source', 'type', 'person', 'group'] as const;
const listOf = { source: 'sources', type: 'types', person: 'people', group: 'groups' } as const;

type Props = {
  asked: ReportSearch;
  ask: (next: ReportSearch) => void;
  filters: Report['filters'] | undefined;
};

/** Period, comparison and the filters; those with nothing to choose are left out. */
export function Filters({ asked, ask, filters }: Props) {
  const t = useTranslations('reports');
  const set = (name: keyof ReportSearch, value: string) => {
    const { [name]: _, ...rest } = asked;
    ask(value === '' ? rest : { ...rest, [name]: value });
  };
  const range = asked.from !== undefined;
  const choosePeriod = (value: string) => {
    const { from: _, until: __, period: ___, ...rest } = asked;
    const today = new Date().toISOString().slice(0, 10);
    ask(
      value === 'range'
        ? { ...rest, from: `${today.slice(0, 7)}-01`, until: today }
        : { ...rest, period: value },
    );
  };
  return (
    <search className={styles.filters}>
      <NativeSelect
        label={t('period')}
        value={range ? 'range' : (asked.period ?? 'last30')}
        onChange={(event) => choosePeriod(event.currentTarget.value)}
        data={[
          ...periods.map((value) => ({ value, label: t(`periods.${value}`) })),
          { value: 'range', label: t('periods.range') },
        ]}
      />
      {range &&
        (['from', 'until'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(name)}
            value={asked[name] ?? ''}
            onChange={(event) => event.currentTarget.value !== '' && set(name, event.currentTarget.value)}
          />
        ))}
      <NativeSelect
        label={t('compare')}
        value={asked.compare ?? ''}
        onChange={(event) => set('compare', event.currentTarget.value)}
        data={[
          { value: '', label: t('compares.none') },
          { value: 'previous', label: t('compares.previous') },
          { value: 'lastYear', label: t('compares.lastYear') },
        ]}
      />
      {filterNames.map((name) => {
        const choices = filters?.[listOf[name]] ?? [];
        if (choices.length === 0) return null;
        return (
          <NativeSelect
            key={name}
            label={t(`filters.${name}`)}
            value={asked[name] ?? ''}
            onChange={(event) => set(name, event.currentTarget.value)}
            data={[
              { value: '', label: t('all') },
              ...choices.map(({ key, label }) => ({ value: key, label })),
            ]}
          />
        );
      })}
    </search>
  );
}
