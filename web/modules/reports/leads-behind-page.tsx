import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { LeadsBehind } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { EmptyState, Loaded, Page, PageHeader } from '../../ui/index.ts';
import { useLeadsBehind } from './queries.ts';
import styles from './reports.module.css';
import { reportSearchOf } from './search.ts';

/** The leads that a figure counts, and as many of them as it says. */
export function LeadsBehindPage() {
  const t = useTranslations('reports');
  const asked = reportSearchOf(useSearch({ strict: false }));
  const { dealer } = useDealer();
  const { slices: _, figure = t('title'), ...question } = asked;
  usePageTitle(figure);
  const leads = useLeadsBehind(asked);
  return (
    <Page wide>
      <PageHeader
        title={figure}
        note={leads.data && t('count', { count: leads.data.pages[0]?.count ?? 0 })}
      />
      <p>
        <Link
          to="/d/$dealer/reports"
          params={{ dealer: dealer.key }}
          search={question}
          className={styles.figure}
        >
          <IconArrowLeft size={16} aria-hidden /> {t('back')}
        </Link>
      </p>
      <Loaded query={leads}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <EmptyState title={t('noLeads')} text={t('noLeadsText')} />;
          return (
            <ul className={styles.leads}>
              {rows.map((row) => (
                <LeadLine key={row.leadId} row={row} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {leads.hasNextPage && (
        <Button
          variant="default"
          loading={leads.isFetchingNextPage}
          onClick={() => void leads.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function LeadLine({ row }: { row: LeadsBehind['rows'][number] }) {
  const { dealer } = useDealer();
  const time = useTime();
  const now = useNow();
  const parts = [row.vehicle?.title, row.assignee?.name, time.absolute(row.receivedAt, now)];
  return (
    <li>
      <Link
        to="/d/$dealer/leads/$leadId"
        params={{ dealer: dealer.key, leadId: row.leadId }}
        className={styles.lead}
      >
        <strong>{row.customer}</strong>
        <span className={styles.label}>{parts.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  );
}
