import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { WhatIf, WhatIfs } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { addDays, wallOf } from '../../../time/zone.ts';
import { EmptyState, Loaded, useToast } from '../../../ui/index.ts';
import { useWhatIfs } from './queries.ts';
import styles from './what-if.module.css';

const USUAL_DAYS = 90;

/** Settings, what-if: the scratch copies that are kept. */
export function WhatIfsArea() {
  const t = useTranslations('whatIf.list');
  const list = useWhatIfs();
  const begin = useBegin();
  return (
    <section className={styles.list}>
      <p className={styles.soft}>{t('hint')}</p>
      <Loaded query={list}>
        {({ rows, mayChange }) => {
          const button = mayChange && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              loading={begin.isPending}
              onClick={() => begin.mutate()}
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

/** Begins one on the last three months, with nothing changed yet, and opens it. */
function useBegin() {
  const t = useTranslations('whatIf.list');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const time = useTime();
  const now = useNow();
  return useMutation({
    mutationFn: () => {
      const until = wallOf(now, dealer.timeZone).date;
      return api.post<WhatIf>(path('/what-ifs'), {
        name: t('newName', { day: time.plainDay(until) }),
        trial: { from: addDays(until, -USUAL_DAYS), until, model: 'pace' },
      });
    },
    onSuccess: (made) => {
      client.setQueryData([...keys.whatIfs, made.whatIfId], made);
      void client.invalidateQueries({ queryKey: keys.whatIfs, exact: true });
      void navigate({
        to: '/d/$dealer/what-ifs/$whatIfId',
        params: { dealer: dealer.key, whatIfId: made.whatIfId },
      });
    },
    onError: (error) => toast.problem(error),
  });
}
