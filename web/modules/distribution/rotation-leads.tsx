import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { RotationLead } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { Loaded, RelativeTime, WhyPopover } from '../../ui/index.ts';
import { WhyAssigned } from '../leads/detail/facts/why-assigned.tsx';
import table from './card-table.module.css';
import styles from './distribution.module.css';
import { useRotationLeads } from './queries.ts';

/** The leads a rotation gave, the newest first; each opens why it went to that person. */
export function RotationLeads({ rotationKey }: { rotationKey: string }) {
  const t = useTranslations('distribution.ledger');
  const actions = useTranslations('common.actions');
  const leads = useRotationLeads(rotationKey);
  return (
    <section className={styles.block}>
      <h2>{t('lastLeads')}</h2>
      <Loaded query={leads}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <p className={styles.soft}>{t('noLeads')}</p>;
          return (
            <>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('leads.customer')}</th>
                    <th scope="col">{t('leads.at')}</th>
                    <th scope="col">{t('leads.person')}</th>
                    <th scope="col" className={table.end}>
                      {t('leads.shares')}
                    </th>
                    <th scope="col" className={table.end}>
                      {t('leads.why')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Row key={row.assignmentId} row={row} />
                  ))}
                </tbody>
              </table>
              {leads.hasNextPage && (
                <Button
                  variant="subtle"
                  mt="sm"
                  loading={leads.isFetchingNextPage}
                  onClick={() => void leads.fetchNextPage()}
                >
                  {actions('showMore')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Row({ row }: { row: RotationLead }) {
  const t = useTranslations('distribution.ledger');
  const assignment = useTranslations('assignment');
  const lead = useTranslations('lead');
  const format = useFormatter();
  const time = useTime();
  const now = useNow();
  const { dealer } = useDealer();
  const share = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <tr>
      <th scope="row">
        <Link
          to="/d/$dealer/leads/$leadId"
          params={{ dealer: dealer.key, leadId: row.leadId }}
          className={table.name}
        >
          {row.customer}
        </Link>
        {row.givenBackAt !== null && (
          <span className={styles.soft} title={time.absolute(row.givenBackAt, now)}>
            {' '}
            · {t('givenBack')}
          </span>
        )}
      </th>
      <td data-label={t('leads.at')}>
        <RelativeTime at={row.at} />
      </td>
      <td data-label={t('leads.person')}>
        {row.user === null ? t('nobody') : row.pool ? t('pool', { name: row.user.name }) : row.user.name}
      </td>
      <td data-label={t('leads.shares')} className={table.end}>
        {row.before === null || row.after === null
          ? '–'
          : assignment('fromTo', { before: share(row.before), after: share(row.after) })}
      </td>
      <td data-label={t('leads.why')} className={table.end}>
        <WhyPopover label={lead('whyPerson')} width={480}>
          {() => <WhyAssigned leadId={row.leadId} assignmentId={row.assignmentId} />}
        </WhyPopover>
      </td>
    </tr>
  );
}
