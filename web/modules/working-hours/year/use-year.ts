import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Calendars, Holidays } from '../../../api/types.ts';
import type { HolidayChoice } from './country-fields.tsx';

/** The public holidays of a year, of the country and region as chosen, saved or not. */
export function useHolidays(year: number, choice: HolidayChoice | null) {
  const { path, keys } = useDealer();
  const language = useLocale();
  return useQuery({
    queryKey: [...keys.settings, 'holidays', year, choice?.country, choice?.region, language],
    queryFn: ({ signal }) =>
      api.get<Holidays>(path('/settings/hours/holidays'), { query: { year, language, ...choice }, signal }),
    placeholderData: keepPreviousData,
    enabled: choice !== null,
  });
}

/** The calendars the dealer subscribes to, with their days, and the link of its own. */
export function useCalendars() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.settings, 'calendars'],
    queryFn: ({ signal }) => api.get<Calendars>(path('/settings/hours/calendars'), { signal }),
  });
}
