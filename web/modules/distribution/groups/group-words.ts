import { useFormatter, useTranslations } from 'use-intl';
import type { DistributionGroup } from '../../../api/types.ts';
import { useLeadChoices } from '../../leads/queries.ts';
import { useLeadWords } from '../../leads/words.ts';
import { useLocations } from './use-locations.ts';

/** A group's rule in a sentence: "new cars · Volkswagen or Škoda · in German". Without conditions: all requests. */
export function useGroupWords() {
  const t = useTranslations('distribution.groups');
  const format = useFormatter();
  const words = useLeadWords();
  const { data: choices } = useLeadChoices();
  const locations = useLocations();
  const any = (names: readonly string[]) => format.list(names, { type: 'disjunction' });
  const sourceName = (sourceId: string) => {
    const source = choices?.sources.find((each) => each.sourceId === sourceId);
    return source === undefined ? t('unknownSource') : words.source(source.name);
  };
  return {
    sourceName,
    rule: ({ match }: Pick<DistributionGroup, 'match'>): string => {
      const parts = [
        match.conditions?.map((condition) => t(`conditions.${condition}`)),
        match.brands,
        match.leadTypes?.map((type) => typeName(words, type)),
        match.sourceIds?.map(sourceName),
        match.languages?.map((language) => t(`spoken.${language}`)),
        match.dealerIds?.map(
          (dealerId) => locations.find(({ value }) => value === dealerId)?.label ?? t('unknownLocation'),
        ),
      ]
        .filter((part) => part !== undefined)
        .map((part) => any(part));
      return parts.length === 0 ? t('all') : parts.join(' · ');
    },
  };
}

const leadTypes = ['vehicle', 'testDrive', 'tradeIn', 'financing', 'service', 'call', 'general'] as const;
export type KnownLeadType = (typeof leadTypes)[number];
export const knownLeadTypes: readonly KnownLeadType[] = leadTypes;

function typeName(words: ReturnType<typeof useLeadWords>, type: string): string {
  const known = leadTypes.find((each) => each === type);
  return known === undefined ? type : words.type(known);
}
