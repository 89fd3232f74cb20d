import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { NotFoundPage } from '../../shell/broken-pages.tsx';
import { Page, PageHeader } from '../../ui/index.ts';
import { FoundSettings, SettingsSearch } from './search/settings-search.tsx';
import styles from './settings.module.css';
import { type AreaName, areaGroups, areas, isArea } from './settings-areas.ts';

/** One place for everything a dealer sets: left the areas, right the one that is open. */
export function SettingsPage() {
  const t = useTranslations('settings');
  const [query, setQuery] = useState('');
  const { area } = useParams({ strict: false });
  const { dealer } = useDealer();
  const known = isArea(area) ? areas[area] : null;
  usePageTitle(known === null ? t('title') : `${t(`areas.${known.title}`)} · ${t('title')}`);
  if (known === null) return <NotFoundPage />;
  const { Area } = known;
  return (
    <Page wide>
      <PageHeader title={t('title')} note={dealer.name} />
      <div className={styles.page}>
        <nav className={styles.areas} aria-label={t('areas.label')}>
          <SettingsSearch query={query} onQuery={setQuery} />
          {query.trim() === '' ? <Areas /> : <FoundSettings query={query} onQuery={setQuery} />}
        </nav>
        <div className={styles.area}>
          <Suspense fallback={null}>
            <Area key={`${dealer.key} ${area}`} />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}

function Areas() {
  const t = useTranslations('settings');
  const { dealer } = useDealer();
  return (
    <div className={styles.groups}>
      {areaGroups.map(({ title, names }) => {
        const shown = names.filter((name) => areas[name].may(dealer.may));
        if (shown.length === 0) return null;
        return (
          <div key={title} className={styles.group}>
            <h2>{t(`areaGroups.${title}`)}</h2>
            {shown.map((name) => (
              <AreaLink key={name} name={name} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function AreaLink({ name }: { name: AreaName }) {
  const t = useTranslations('settings');
  const about = useTranslations('settingsWords.about');
  const { title } = areas[name];
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/settings/$area"
      params={{ dealer: dealer.key, area: name }}
      className={styles.areaLink}
    >
      {t(`areas.${title}`)}
      <span className={styles.about}>{about(title)}</span>
    </Link>
  );
}
