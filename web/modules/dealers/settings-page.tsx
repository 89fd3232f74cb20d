import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { NotFoundPage } from '../../shell/broken-pages.tsx';
import { Page, PageHeader } from '../../ui/index.ts';
import { ApiKeysSettings } from './api-keys.tsx';
import { DistributionArea } from './distribution-area.tsx';
import { EscalationArea } from './escalation-area.tsx';
import { HoursArea } from './hours-area.tsx';
import { MailArea } from './mail-area.tsx';
import styles from './settings.module.css';

const areas = {
  hours: { title: 'hours', Area: HoursArea },
  escalation: { title: 'escalation', Area: EscalationArea },
  distribution: { title: 'distribution', Area: DistributionArea },
  mail: { title: 'mail', Area: MailArea },
  'api-keys': { title: 'apiKeys', Area: ApiKeysSettings },
} as const;
type AreaName = keyof typeof areas;

function isArea(name: string | undefined): name is AreaName {
  return name !== undefined && Object.hasOwn(areas, name);
}

export function SettingsPage() {
  const t = useTranslations('settings');
  const { area } = useParams({ strict: false });
  const { dealer } = useDealer();
  const known = isArea(area) ? areas[area] : null;
  usePageTitle(known === null ? t('title') : `${t(`areas.${known.title}`)} · ${t('title')}`);
  if (known === null) return <NotFoundPage />;
  const shown = (Object.keys(areas) as AreaName[]).filter(
    (name) => name !== 'api-keys' || dealer.may.manageApiKeys,
  );
  return (
    <Page>
      <PageHeader title={t('title')} note={dealer.name} />
      <nav className={styles.tabs} aria-label={t('areas.label')}>
        {shown.map((name) => (
          <Link
            key={name}
            to="/d/$dealer/settings/$area"
            params={{ dealer: dealer.key, area: name }}
            className={styles.tab}
          >
            {t(`areas.${areas[name].title}`)}
          </Link>
        ))}
      </nav>
      <known.Area key={`${dealer.key} ${area}`} />
    </Page>
  );
}
