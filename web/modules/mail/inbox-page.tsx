import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { FullPage, PageHeader, SplitView } from '../../ui/index.ts';

export function InboxPage() {
  const t = useTranslations('shell.nav');
  usePageTitle(t('inbox'));
  const { rawId } = useParams({ strict: false });
  return (
    <FullPage>
      <PageHeader title={t('inbox')} />
      <SplitView open={rawId !== undefined} list={null} detail={<Outlet />} />
    </FullPage>
  );
}
