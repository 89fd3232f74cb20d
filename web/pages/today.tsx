import { useTranslations } from 'use-intl';
import { usePageTitle } from '../i18n/use-page-title.ts';
import { FullPage, PageHeader } from '../ui/index.ts';

export function TodayPage() {
  const t = useTranslations('shell.nav');
  usePageTitle(t('today'));
  return (
    <FullPage>
      <PageHeader title={t('today')} />
    </FullPage>
  );
}
