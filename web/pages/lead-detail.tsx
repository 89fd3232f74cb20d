import { useTranslations } from 'use-intl';
import { usePageTitle } from '../i18n/use-page-title.ts';
import { FullPage, PageHeader } from '../ui/index.ts';

export function LeadDetailPage() {
  const t = useTranslations('shell.nav');
  usePageTitle(t('leads'));
  return (
    <FullPage>
      <PageHeader title={t('leads')} />
    </FullPage>
  );
}
