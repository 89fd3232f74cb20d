import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { useFind } from '../fields/use-words.ts';
import styles from '../settings.module.css';
import { type AreaName, areaGroups, areas } from '../settings-areas.ts';
import { findSettings, type Place } from './find-settings.ts';
import { placesOf } from './places.ts';

type Props = { query: string; onQuery: (query: string) => void };

/** The field above the areas. Enter goes to the best place, Escape leaves the search. */
export function SettingsSearch({ query, onQuery }: Props) {
  const t = useTranslations('settingsWords.search');
  const found = useFound(query);
  const { dealer } = useDealer();
  const navigate = useNavigate();
  return (
    <TextInput
      type="search"
      aria-label={t('label')}
      placeholder={t('label')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={query !== '' && <CloseButton aria-label={t('clear')} onClick={() => onQuery('')} />}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        const [best] = found;
        if (event.key === 'Escape') onQuery('');
        else if (event.key === 'Enter' && best !== undefined) {
          void navigate(addressOf(best, dealer.key));
          onQuery('');
        }
      }}
    />
  );
}

/** What was found, in place of the areas. */
export function FoundSettings({ query, onQuery }: Props) {
  const t = useTranslations('settingsWords.search');
  const found = useFound(query);
  const { dealer } = useDealer();
  return (
    <div className={styles.found}>
      <p className={styles.state} role="status">
        {t('count', { count: found.length })}
      </p>
      {found.length === 0 && <p className={styles.state}>{t('nothingText')}</p>}
      <ul>
        {found.map((place) => (
          <li key={`${place.area} ${place.field}`}>
            <Link {...addressOf(place, dealer.key)} className={styles.areaLink} onClick={() => onQuery('')}>
              {place.title}
              {place.field !== null && <span className={styles.about}>{place.areaTitle}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function addressOf({ area, field }: Place, dealer: string) {
  return {
    to: '/d/$dealer/settings/$area',
    params: { dealer, area },
    search: field === null ? {} : { field },
  } as const;
}

/** Not every place has synonyms, so they are asked for by text. */
type Loose = ((key: string) => string) & { has: (key: string) => boolean };

function useFound(query: string): readonly Place[] {
  const find = useFind();
  const synonyms = useTranslations('settingsWords.synonyms') as unknown as Loose;
  const { dealer } = useDealer();
  const places = useMemo(() => {
    const names: readonly AreaName[] = areaGroups.flatMap((group) => group.names);
    const shown = names.filter((name) => areas[name].may(dealer.may));
    return placesOf(
      shown.map((name) => ({ name, title: areas[name].title })),
      { find, synonymsOf: (name) => (synonyms.has(name) ? synonyms(name) : null) },
    );
  }, [find, synonyms, dealer.may]);
  return useMemo(() => findSettings(places, query), [places, query]);
}
