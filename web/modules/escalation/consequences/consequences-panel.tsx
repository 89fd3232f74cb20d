import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { Consequences, OpenLeads } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import styles from './consequences.module.css';
import { DueMoment } from './due-moment.tsx';

const SHORT = 8;

type Props = {
  /** Undefined until the first answer. */
  consequences: Consequences | undefined;
  choice: OpenLeads;
  onChoice: (choice: OpenLeads) => void;
};

/** What saving would do to the open leads, and the choice whether it does. */
export function ConsequencesPanel({ consequences, choice, onChoice }: Props) {
  const t = useTranslations('consequences');
  if (consequences === undefined) return <p className={styles.soft}>{t('computing')}</p>;
  const { open, moved, rows } = consequences;
  if (moved === 0) return <p>{open === 0 ? t('noneOpen') : t('noneMoved', { open })}</p>;
  return (
    <div className={styles.panel}>
      <p>
        {t('moved', { moved, open })} <Details {...consequences} />
      </p>
      <Radio.Group label={t('choice')} value={choice} onChange={(value) => onChoice(value as OpenLeads)}>
        {(['recalculate', 'keep'] as const).map((each) => (
          <Radio
            key={each}
            value={each}
            mt={8}
            label={t(`choices.${each}`)}
            description={t(`hints.${each}`)}
          />
        ))}
      </Radio.Group>
      <h3>{t('which')}</h3>
      <ul className={styles.rows} data-kept={choice === 'keep'}>
        {rows.slice(0, SHORT).map((row) => (
          <Row key={row.leadId} row={row} />
        ))}
      </ul>
      {moved > SHORT && <More consequences={consequences} />}
    </div>
  );
}

/** "3 earlier, 9 later. 1 would be late at once." */
function Details({ earlier, later, becomeLate, nowInTime }: Consequences) {
  const t = useTranslations('consequences');
  const parts = [
    ...(earlier > 0 ? [t('earlier', { count: earlier })] : []),
    ...(later > 0 ? [t('later', { count: later })] : []),
    ...(becomeLate > 0 ? [t('becomeLate', { count: becomeLate })] : []),
    ...(nowInTime > 0 ? [t('nowInTime', { count: nowInTime })] : []),
  ];
  return <>{parts.join(' ')}</>;
}

function More({ consequences }: { consequences: Consequences }) {
  const t = useTranslations('consequences');
  const { moved, rows } = consequences;
  return (
    <details>
      <summary>{t('more', { count: moved - SHORT })}</summary>
      <ul className={styles.rows}>
        {rows.slice(SHORT).map((row) => (
          <Row key={row.leadId} row={row} />
        ))}
      </ul>
      {moved > rows.length && <p className={styles.soft}>{t('rest', { count: moved - rows.length })}</p>}
    </details>
  );
}

type RowProps = { row: Consequences['rows'][number] };

function Row({ row }: RowProps) {
  const t = useTranslations('consequences');
  const { dealer } = useDealer();
  const { before, after } = row;
  const sameDue = before.dueAt === after.dueAt;
  return (
    <li>
      <Link to="/d/$dealer/leads/$leadId" params={{ dealer: dealer.key, leadId: row.leadId }}>
        {row.customer}
      </Link>
      <span className={styles.soft}>{row.assignee ?? t('nobody')}</span>
      {sameDue ? (
        <Notices before={before} after={after} />
      ) : (
        <span className={styles.change}>
          <DueMoment at={before.dueAt} colour={before.colour} />
          <span aria-hidden>→</span>
          <span className="visually-hidden">{t('becomes')}</span>
          <DueMoment at={after.dueAt} colour={after.colour} />
        </span>
      )}
    </li>
  );
}

/** The due moment stays, and what is told when does not. */
function Notices({ before, after }: Pick<RowProps['row'], 'before' | 'after'>) {
  const t = useTranslations('consequences');
  const time = useTime();
  const now = useNow();
  const said = (shown: RowProps['row']['before']) =>
    shown.notice === null
      ? t('noNotice')
      : t(`notices.${shown.notice.kind}`, { moment: time.absolute(shown.notice.at, now) });
  return (
    <span className={styles.change}>
      {said(before)} <span aria-hidden>→</span>
      <span className="visually-hidden">{t('becomes')}</span> {said(after)}
    </span>
  );
}
