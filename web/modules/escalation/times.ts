import { lateReminders } from '../../../modules/escalation/rules/check-settings.ts';
import {
  type EffectiveTimes,
  effectiveTimes,
  withSourceTimes,
} from '../../../modules/escalation/rules/settings.ts';
import type { EscalationSettings, Filters } from '../../api/types.ts';

export type Source = Filters['sources'][number];
export type Override = EscalationSettings['bySource'][string];

export const TIMES = [
  'responseMinutes',
  'reminderMinutes',
  'stage2Minutes',
  'followUpStage2Minutes',
] as const;
export type Time = (typeof TIMES)[number];

/** One source or lead type that may have times of its own. */
export interface Row {
  readonly list: 'bySource' | 'byLeadType';
  readonly id: string;
  readonly name: string;
}

/** Where a time comes from: the row itself, what the catalogue says of the source, or the dealer. */
export type Origin = 'own' | 'catalogue' | 'dealer';

/** What the row says itself; nothing by default. */
export function overrideOf(settings: EscalationSettings, { list, id }: Pick<Row, 'list' | 'id'>): Override {
  return settings[list][id] ?? {};
}

/** The times that hold for a row alone, and where each comes from. */
export function timesOfRow(
  settings: EscalationSettings,
  row: Pick<Row, 'list' | 'id'>,
  sources: readonly Source[],
): { readonly times: EffectiveTimes['times']; readonly origin: (time: Time) => Origin } {
  const isSource = row.list === 'bySource';
  const { times, origins } = effectiveTimes(withSourceTimes(settings, sources), {
    sourceId: isSource ? row.id : null,
    leadType: isSource ? null : row.id,
  });
  const own = overrideOf(settings, row);
  return {
    times,
    origin: (time) => {
      if (origins[time] === 'dealer') return 'dealer';
      return own[time] === undefined ? 'catalogue' : 'own';
    },
  };
}

/** The settings with other times of a row; without any it differs no more. */
export function withOverride(
  settings: EscalationSettings,
  { list, id }: Pick<Row, 'list' | 'id'>,
  override: Override,
): EscalationSettings[Row['list']] {
  const { [id]: _, ...others } = settings[list];
  return Object.keys(override).length === 0 ? others : { ...others, [id]: override };
}

/** The fields whose reminder would come with the lead or before it, by the rule of the server. */
export function lateFields(settings: EscalationSettings, sources: readonly Source[]) {
  return lateReminders(withSourceTimes(settings, sources));
}
