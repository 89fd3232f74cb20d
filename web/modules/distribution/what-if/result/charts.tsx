import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useLocale, useTranslations } from 'use-intl';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import styles from '../what-if.module.css';
import { sides } from './differences.ts';

const HEIGHT = 240;

/** Late leads by week and leads by person, today beside the change. The same stands in tables. */
export function Charts({ outcome }: { outcome: WhatIfOutcome }) {
  const t = useTranslations('whatIf.charts');
  const locale = useLocale();
  const series = [
    { name: 'before', label: t('today'), color: 'var(--fc-line-strong)' },
    { name: 'after', label: t('changed'), color: 'var(--fc-accent)' },
  ];
  const after = new Map(outcome.after.weeks.map(({ week, late }) => [week, late]));
  const weeks = outcome.before.weeks.map(({ week, late }) => ({
    name: dayOf(week, locale),
    before: late,
    after: after.get(week) ?? 0,
  }));
  const people = sides(outcome).map(({ name, was, is }) => ({
    name,
    before: was?.leads ?? 0,
    after: is?.leads ?? 0,
  }));
  return (
    <div className={styles.charts}>
      {(
        [
          ['late', weeks],
          ['load', people.filter(({ before, after: now }) => before + now > 0)],
        ] as const
      ).map(([name, data]) => (
        <figure key={name} className={styles.chart}>
          <figcaption>{t(name)}</figcaption>
          <div aria-hidden>
            <BarChart
              h={HEIGHT}
              data={data as { name: string; before: number; after: number }[]}
              dataKey="name"
              series={series}
              withLegend
              legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
              tickLine="none"
              gridColor="var(--fc-line)"
              textColor="var(--fc-text-soft)"
              yAxisProps={{ allowDecimals: false, width: 36 }}
              barChartProps={{ accessibilityLayer: false }}
            />
          </div>
          <table className="visually-hidden">
            <caption>{t(name)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(name === 'late' ? 'week' : 'person')}</th>
                <th scope="col">{t('today')}</th>
                <th scope="col">{t('changed')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <td>{row.before}</td>
                  <td>{row.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      ))}
    </div>
  );
}

function dayOf(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  });
  return format.format(Date.parse(`${date}T12:00:00Z`));
}
