import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../modules/dealers/rules/defaults.ts';
import type { EscalationSettings } from '../../api/types.ts';
import { lateFields, overrideOf, timesOfRow, withOverride } from './times.ts';

const settings: EscalationSettings = {
  ...defaultSettings('escalation', { country: 'DE', region: null }),
  bySource: { portal: { reminderMinutes: null } },
  byLeadType: { tradeIn: { responseMinutes: 480 } },
};
const sources = [
  { sourceId: 'portal', name: 'Portal', responseMinutes: null },
  { sourceId: 'phone', name: 'phone', responseMinutes: 10 },
];
const portal = { list: 'bySource', id: 'portal' } as const;
const phone = { list: 'bySource', id: 'phone' } as const;
const tradeIn = { list: 'byLeadType', id: 'tradeIn' } as const;

describe('the times of a row', () => {
  it.each([
    [portal, 'reminderMinutes', null, 'own'],
    [portal, 'responseMinutes', 120, 'dealer'],
    [phone, 'responseMinutes', 10, 'catalogue'],
    [phone, 'stage2Minutes', 240, 'dealer'],
    [tradeIn, 'responseMinutes', 480, 'own'],
    [tradeIn, 'reminderMinutes', 30, 'dealer'],
  ] as const)('%j: %s is %s by %s', (row, time, minutes, origin) => {
    const found = timesOfRow(settings, row, sources);
    expect(found.times[time]).toBe(minutes);
    expect(found.origin(time)).toBe(origin);
  });

  it('are its own as long as it says something', () => {
    const changed = withOverride(settings, phone, { responseMinutes: 20 });
    expect(changed).toEqual({ portal: { reminderMinutes: null }, phone: { responseMinutes: 20 } });
    expect(withOverride(settings, portal, {})).toEqual({});
    expect(overrideOf(settings, phone)).toEqual({});
  });

  it('are refused where the server would', () => {
    expect(lateFields(settings, sources).map(({ field }) => field)).toEqual([
      'bySource.phone.reminderMinutes',
    ]);
  });
});
