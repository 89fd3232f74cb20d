import { MultiSelect, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DistributionGroup } from '../../../api/types.ts';
import { languages } from '../../../i18n/messages.ts';
import { useLeadChoices } from '../../leads/queries.ts';
import { useLeadWords } from '../../leads/words.ts';
import styles from '../distribution.module.css';
import { knownLeadTypes } from './group-words.ts';
import { useLocations } from './use-locations.ts';

type Match = DistributionGroup['match'];
type Props = {
  match: Match;
  error?: ReactNode;
  /** False where the location of the vehicle is no condition, as in forwarding rules. */
  byLocation?: boolean;
  onChange: (match: Match) => void;
};

const conditions = ['new', 'used'] as const;

/** Which requests a group or a rule takes. What is left empty does not matter; of the values of one field one has to hold. */
export function MatchFields({ match, error, byLocation = true, onChange }: Props) {
  const t = useTranslations('distribution.groups');
  const words = useLeadWords();
  const { data: choices } = useLeadChoices();
  const locations = useLocations();
  const set = <Key extends keyof Match>(key: Key, values: readonly string[]) => {
    const { [key]: _, ...others } = match;
    onChange(values.length === 0 ? others : { ...others, [key]: values });
  };
  const common = { clearable: true, clearButtonProps: { 'aria-label': t('clear') } } as const;
  return (
    <fieldset className={`plain-fieldset ${styles.match}`}>
      <legend className={styles.legend}>{t('match')}</legend>
      <p className={styles.soft}>{t('matchHint')}</p>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <MultiSelect
        label={t('condition')}
        placeholder={placeholder(match.conditions, t('any'))}
        data={conditions.map((value) => ({ value, label: t(`conditions.${value}`) }))}
        value={[...(match.conditions ?? [])]}
        onChange={(values) => set('conditions', values)}
        {...common}
      />
      <TagsInput
        label={t('brands')}
        description={t('brandsHint')}
        placeholder={placeholder(match.brands, t('any'))}
        maxTags={100}
        value={[...(match.brands ?? [])]}
        onChange={(values) => set('brands', values)}
        {...common}
      />
      <MultiSelect
        label={t('types')}
        placeholder={placeholder(match.leadTypes, t('any'))}
        data={knownLeadTypes.map((value) => ({ value, label: words.type(value) }))}
        value={[...(match.leadTypes ?? [])]}
        onChange={(values) => set('leadTypes', values)}
        {...common}
      />
      <MultiSelect
        label={t('sources')}
        placeholder={placeholder(match.sourceIds, t('any'))}
        data={(choices?.sources ?? []).map(({ sourceId, name }) => ({
          value: sourceId,
          label: words.source(name),
        }))}
        value={[...(match.sourceIds ?? [])]}
        onChange={(values) => set('sourceIds', values)}
        searchable
        {...common}
      />
      <MultiSelect
        label={t('languages')}
        placeholder={placeholder(match.languages, t('any'))}
        data={languages.map((value) => ({ value, label: t(`spoken.${value}`) }))}
        value={[...(match.languages ?? [])]}
        onChange={(values) => set('languages', values)}
        {...common}
      />
      {byLocation && locations.length > 1 && (
        <MultiSelect
          label={t('locations')}
          placeholder={placeholder(match.dealerIds, t('any'))}
          data={locations}
          value={[...(match.dealerIds ?? [])]}
          onChange={(values) => set('dealerIds', values)}
          {...common}
        />
      )}
    </fieldset>
  );
}

/** Says that anything goes, as long as nothing is chosen. */
function placeholder(values: readonly string[] | undefined, any: string): string {
  return values === undefined || values.length === 0 ? any : '';
}
