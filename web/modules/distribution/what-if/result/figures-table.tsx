import { useLocale, useTranslations } from 'use-intl';
import type { WhatIfOutcome } from '../../../../api/types.ts';
import { useTime } from '../../../../time/use-time.ts';
import styles from '../what-if.module.css';
import { sides } from './differences.ts';

type Figures = WhatIfOutcome['before'];
type Row = { name: string; was: string; by: string; is: string };

/** Two columns, today and with the change, and the difference between them. */
export function FiguresTable({ outcome }: { outcome: WhatIfOutcome }) {
  const t = useTranslations('whatIf.figures');
  const { house, people } = useRows(outcome);
  return (
    <table className={styles.figures}>
      <caption className="visually-hidden">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('what')}</span>
          </th>
          <th scope="col">{t('today')}</th>
          <th scope="col">{t('difference')}</th>
          <th scope="col">{t('changed')}</th>
        </tr>
      </thead>
      <tbody>
        {house.map((row) => (
          <Line key={row.name} row={row} />
        ))}
      </tbody>
      <tbody>
        <tr>
          <th scope="rowgroup" colSpan={4} className={styles.groupHead}>
            {t('perPerson')}
          </th>
        </tr>
        {people.map((row) => (
          <Line key={row.name} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row: { name, was, by, is } }: { row: Row }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{was}</td>
      <td className={styles.by} data-same={by === '–'}>
        {by}
      </td>
      <td>{is}</td>
    </tr>
  );
}

function useRows(outcome: WhatIfOutcome): { house: Row[]; people: Row[] } {
  const t = useTranslations('whatIf.figures');
  const locale = useLocale();
  const time = useTime();
  const { before, after, days } = outcome;
  const number = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  const percent = (value: number) =>
    value.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  const signed = (value: number, say: (value: number) => string) =>
    value === 0 || say(Math.abs(value)) === say(0) ? '–' : `${value < 0 ? '−' : '+'}${say(Math.abs(value))}`;
  // Between two shares lie points, not per cent.
  const points = (value: number) => t('points', { value: number(value * 100) });
  const row = (name: string, was: number, is: number, say = number): Row => ({
    name,
    was: say(was),
    by: signed(is - was, say === percent ? points : say),
    is: say(is),
  });
  const duration = (ms: number) => time.duration(ms / 1000);
  const spread = (name: string, of: (figures: Figures) => number | undefined, say = duration): Row[] => {
    const [was, is] = [of(before), of(after)];
    return was === undefined || is === undefined ? [] : [row(name, was, is, say)];
  };
  const share = ({ late, leads, moved }: Figures) => late / Math.max(1, leads - moved);
  const optional = (name: string, was: number, is: number) => (was + is === 0 ? [] : [row(name, was, is)]);
  return {
    house: [
      row(t('late'), before.late, after.late),
      row(t('lateShare'), share(before), share(after), percent),
      row(t('stage1'), before.stage1, after.stage1),
      row(t('stage2'), before.stage2, after.stage2),
      row(t('supervisorMails'), before.supervisorMails, after.supervisorMails),
      row(t('mailsADay'), before.mails / days, after.mails / days),
      ...spread(t('budgetMedian'), ({ budget }) => budget?.median),
      ...spread(t('budgetP90'), ({ budget }) => budget?.p90),
      ...spread(t('usedMedian'), ({ used }) => used?.median, percent),
      ...spread(t('usedP90'), ({ used }) => used?.p90, percent),
      ...spread(t('waitedMedian'), ({ waited }) => waited?.median),
      ...spread(t('waitedP90'), ({ waited }) => waited?.p90),
      ...optional(t('stranded'), before.stranded, after.stranded),
      ...optional(t('unanswered'), before.unanswered, after.unanswered),
      ...optional(t('moved'), before.moved, after.moved),
    ],
    people: sides(outcome).flatMap(({ name, was, is }) => [
      ...optional(t('leadsOf', { name }), was?.leads ?? 0, is?.leads ?? 0),
      ...optional(t('mailsOf', { name }), (was?.mails ?? 0) / days, (is?.mails ?? 0) / days),
    ]),
  };
}
