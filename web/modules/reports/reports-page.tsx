import { Button, Menu } from '@mantine/core';
import { IconDownload, IconShieldLock } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { Report } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { EmptyState, ErrorState, Loaded, Page, PageHeader } from '../../ui/index.ts';
import { Behind } from './behind.tsx';
import { useReport } from './queries.ts';
import { Filters } from './report-filters.tsx';
import { Section } from './report-section.tsx';
import styles from './reports.module.css';
import { type ReportSearch, reportSearchOf } from './search.ts';

/** The figures of a period: the most important ones first, then section by section with its sentence. */
export function ReportsPage() {
  const t = useTranslations('reports');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const asked = reportSearchOf(useSearch({ strict: false }));
  const ask = (next: ReportSearch) =>
    void navigate({ to: '/d/$dealer/reports', params: { dealer: dealer.key }, search: next });
  const report = useReport(asked);
  return (
    <Page wide>
      <PageHeader title={t('title')}>
        <Export asked={asked} />
      </PageHeader>
      <Filters asked={asked} ask={ask} filters={report.data?.filters} />
      {report.error !== null && report.data !== undefined && <ErrorState error={report.error} />}
      <Loaded query={report}>{(data) => <Shown report={data} asked={asked} />}</Loaded>
    </Page>
  );
}

function Shown({ report, asked }: { report: Report; asked: ReportSearch }) {
  const t = useTranslations('reports');
  const [first, ...rest] = report.about;
  if (report.sections.length === 0) {
    return <EmptyState title={t('withheldTitle')} text={t('withheldText')} />;
  }
  return (
    <>
      <p className={styles.about}>{[first, ...rest.filter((text) => text !== first)].join(' · ')}</p>
      {report.worksCouncil && (
        <p className={styles.council}>
          <IconShieldLock size={18} aria-hidden /> {t('councilOn')}
        </p>
      )}
      <ul className={styles.headline}>
        {report.headline.map(({ id, label, text, before, slices }) => (
          <li key={id}>
            <span className={styles.label}>{label}</span>
            <strong>
              {slices === null ? text : <Behind asked={asked} slices={slices} figure={label} text={text} />}
            </strong>
            {before !== null && <span className={styles.label}>{t('before', { value: before })}</span>}
          </li>
        ))}
      </ul>
      {report.sections.map((section) => (
        <Section key={section.id} section={section} asked={asked} />
      ))}
    </>
  );
}

function Export({ asked }: { asked: ReportSearch }) {
  const t = useTranslations('reports');
  const language = useLocale();
  const { path } = useDealer();
  const address = (format: string) =>
    `${path('/reports/file')}?${new URLSearchParams({ ...asked, language, format }).toString()}`;
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['pdf', 'xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {t(`formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
