import { NativeSelect } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { holidayRegions } from './holiday-regions.ts';

export type HolidayChoice = { country: string; region: string | null };

type Props = {
  value: HolidayChoice | null;
  onChange: (choice: HolidayChoice | null) => void;
  /** Offers "no public holidays". */
  optional?: boolean;
};

/** Country and, where its regions have holidays of their own, region. */
export function CountryFields({ value, onChange, optional = false }: Props) {
  const t = useTranslations('hours');
  const locale = useLocale();
  const countryNames = new Intl.DisplayNames([locale], { type: 'region' });
  const regions = value === null ? [] : (holidayRegions[value.country] ?? []);
  return (
    <>
      <NativeSelect
        label={t('country')}
        value={value?.country ?? ''}
        onChange={(event) => {
          const country = event.currentTarget.value;
          onChange(country === '' ? null : { country, region: null });
        }}
        data={[
          ...(optional ? [{ value: '', label: t('noCountry') }] : []),
          ...Object.keys(holidayRegions).map((code) => ({
            value: code,
            label: countryNames.of(code) ?? code,
          })),
        ]}
      />
      {value !== null && regions.length > 0 && (
        <NativeSelect
          label={t('region')}
          value={value.region ?? ''}
          onChange={(event) =>
            onChange({
              ...value,
              region: event.currentTarget.value === '' ? null : event.currentTarget.value,
            })
          }
          data={[
            { value: '', label: t('wholeCountry') },
            ...regions.map((region) => ({ value: region.code, label: region.names[locale] })),
          ]}
        />
      )}
    </>
  );
}
