import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { WhatIfs } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { wallOf } from '../../../time/zone.ts';
import { EmptyState, Loaded } from '../../../ui/index.ts';
import { useWhatIfs } from './queries.ts';
import { useBeginWhatIf } from './use-begin.ts';
import styles from './what-if.module.css';

/** Settings, what-if: the scratch copies that are kept. */
export function WhatIfsArea() {
  const t = useTranslations('whatIf.list');
  const list = useWhatIfs();
  const { dealer } = useDealer();
  const time = useTime();
  const now = useNow();
  const begin = useBeginWhatIf();
  return (
    <section className={styles.list}>
      <p className={styles.soft}>{t('hint')}</p>
      <Loaded query={list}>
        {({ rows, mayChange }) => {
          const button = mayChange && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              loading={begin.isPending}
              onClick={() =>
                begin.mutate({
                  name: t('newName', { day: time.plainDay(wallOf(now, dealer.timeZone).date) }),
                })
              }
            >
              {t('begin')}
            </Button>
          );
          if (rows.length === 0) {
            return (
              <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
                {button}
              </EmptyState>
            );
          }
          return (
            <>
              <div>{button}</div>
              <ul className={styles.kept}>
                {rows.map((row) => (
                  <Kept key={row.whatIfId} row={row} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Kept({ row }: { row: WhatIfs['rows'][number] }) {
  const t = useTranslations('whatIf');
  const { dealer } = useDealer();
  const time = useTime();
  const now = useNow();
  const { result, areas, appliedAt, appliedBy, createdAt, createdBy } = row;
  const moment = time.absolute(createdAt, now);
  return (
    <li>
      <Link
        to="/d/$dealer/what-ifs/$whatIfId"
        params={{ dealer: dealer.key, whatIfId: row.whatIfId }}
        className={styles.keptName}
      >
        {row.name}
      </Link>
      <span>
        {areas.length === 0
          ? t('list.changesNothing')
          : t('list.changes', { areas: areas.map((area) => t(`areas.${area}`)).join(', ') })}
      </span>
      <span>
        {result === null
          ? t('list.notRun')
          : t('list.result', { before: result.lateBefore, after: result.lateAfter, leads: result.leads })}
      </span>
      <span className={styles.soft}>
        {appliedAt === null
          ? createdBy === null
            ? moment
            : t('list.begun', { moment, name: createdBy })
          : t('appliedBy', { moment: time.absolute(appliedAt, now), name: appliedBy ?? '–' })}
      </span>
    </li>
  );
}
