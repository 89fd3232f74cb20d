import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useLocale } from 'use-intl';
import type { ReportSection } from '../../api/types.ts';

const colours = ['var(--fc-accent)', 'var(--fc-line-strong)'];
const most = 12;
const ROW = 34;

/** Bars of a section, each named at its side and in the legend; the table below says the same in numbers. */
export function SectionChart({ section }: { section: ReportSection }) {
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { maximumFractionDigits: 1 });
  const { columns, rows, chart } = section;
  const drawn = columns.flatMap((column, at) => (chart.includes(column.id) ? [{ ...column, at }] : []));
  const shown = rows.filter(({ withheld }) => !withheld).slice(0, most);
  const hours = drawn.some(({ kind }) => kind === 'minutes');
  const data = shown.map((row) => ({
    name: row.label,
    ...Object.fromEntries(
      drawn.map(({ id, at }) => [id, Number(row.cells[at]?.value ?? 0) / (hours ? 60 : 1)]),
    ),
  }));
  const sideways = section.id !== 'months';
  return (
    <BarChart
      h={sideways ? 70 + data.length * ROW * drawn.length * 0.8 : 240}
      data={data}
      dataKey="name"
      orientation={sideways ? 'vertical' : 'horizontal'}
      series={drawn.map(({ id, label }, at) => ({
        name: id,
        label,
        color: colours[at] ?? 'var(--fc-accent)',
      }))}
      withLegend
      legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
      tickLine="none"
      gridColor="var(--fc-line)"
      textColor="var(--fc-text-soft)"
      valueFormatter={(value) => (hours ? `${number.format(value)} h` : number.format(value))}
      yAxisProps={sideways ? { width: 150, interval: 0 } : { allowDecimals: false, width: 48 }}
      barChartProps={{ accessibilityLayer: false }}
      maxBarWidth={20}
    />
  );
}
