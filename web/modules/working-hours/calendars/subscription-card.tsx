import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Calendars } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { ConfirmDialog, useToast } from '../../../ui/index.ts';
import styles from './calendars.module.css';
import { RefusedLines } from './refused-lines.tsx';

type Row = Calendars['rows'][number];

const problems = [
  'addressNotAllowed',
  'hostUnknown',
  'notReachable',
  'notTrusted',
  'tooSlow',
  'tooLarge',
  'refused',
  'notACalendar',
  'notWhole',
  'noWorkingTime',
] as const;

/** One subscribed calendar: how many days it tells, when it was read, what is wrong with it. */
export function SubscriptionCard({ row, mayChange }: { row: Row; mayChange: boolean }) {
  const t = useTranslations('hours.calendars');
  const time = useTime();
  const now = useNow();
  const read = useReading(row);
  const [ending, setEnding] = useState(false);
  return (
    <article className={styles.card}>
      <div className={styles.cardHead}>
        <strong>{row.name}</strong>
        <span className={styles.soft}>{t('days', { count: row.daysOff.length })}</span>
      </div>
      {row.url !== null && <div className={styles.url}>{row.url}</div>}
      <div className={styles.state} aria-live="polite">
        {row.problem === null ? (
          <>
            <IconCalendarCheck size={18} aria-hidden />
            {row.fetchedAt === null
              ? t('waiting')
              : t('fetched', { moment: time.absolute(row.fetchedAt, now) })}
          </>
        ) : (
          <>
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              <ProblemText problem={row.problem} />{' '}
              {row.fetchedAt === null
                ? t('neverFetched')
                : t('daysStay', { moment: time.absolute(row.fetchedAt, now) })}
            </span>
          </>
        )}
      </div>
      <RefusedLines lines={row.refused} more={0} />
      {mayChange && (
        <div className={styles.buttons}>
          <Button variant="default" size="compact-sm" loading={read.isPending} onClick={() => read.mutate()}>
            {t('readNow')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setEnding(true)}>
            {t('end')}
          </Button>
        </div>
      )}
      {ending && <EndDialog row={row} onClose={() => setEnding(false)} />}
    </article>
  );
}

function ProblemText({ problem }: { problem: NonNullable<Row['problem']> }) {
  const t = useTranslations('hours.calendars.problems');
  const code = problems.find((each) => each === problem.code) ?? 'notReachable';
  return t(code, { status: problem.status ?? 0 });
}

function useReading({ subscriptionId }: Row) {
  const { path } = useDealer();
  const toast = useToast();
  const t = useTranslations('hours.calendars');
  return useMutation({
    mutationFn: () => api.post(path(`/settings/hours/calendars/${subscriptionId}/reading`)),
    onSuccess: () => toast.done(t('reading')),
    onError: (error) => toast.problem(error),
  });
}

function EndDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTranslations('hours.calendars');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const end = useMutation({
    mutationFn: () => api.delete(path(`/settings/hours/calendars/${row.subscriptionId}`)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.settings });
      toast.done(t('ended', { name: row.name }));
      onClose();
    },
    onError: (error) => toast.problem(error),
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('endTitle', { name: row.name })}
      confirm={t('end')}
      busy={end.isPending}
      onConfirm={() => end.mutate()}
    >
      {t('endText', { count: row.daysOff.length })}
    </ConfirmDialog>
  );
}
