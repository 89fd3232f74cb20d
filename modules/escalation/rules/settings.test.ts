import { describe, expect, it } from 'vitest';
import { checkEscalationSettings } from './check-settings.ts';
import { DEFAULT_ESCALATION, type EscalationSettings, effectiveTimes } from './settings.ts';

const settings = (more: Partial<EscalationSettings>): EscalationSettings => ({
  ...DEFAULT_ESCALATION,
  ...more,
});

describe('the times of a lead', () => {
  const set = settings({
    bySource: { portal: { responseMinutes: 60, stage2Minutes: 90 }, plain: {} },
    byLeadType: { call: { responseMinutes: 10, reminderMinutes: null }, tradeIn: { responseMinutes: 480 } },
  });
  it.each([
    { sourceId: null, leadType: null, times: '120 30 240 720', origins: 'dealer dealer dealer dealer' },
    {
      sourceId: 'plain',
      leadType: 'vehicle',
      times: '120 30 240 720',
      origins: 'dealer dealer dealer dealer',
    },
    {
      sourceId: 'portal',
      leadType: 'vehicle',
      times: '60 30 90 720',
      origins: 'source dealer source dealer',
    },
    {
      sourceId: 'plain',
      leadType: 'call',
      times: '10 null 240 720',
      origins: 'leadType leadType dealer dealer',
    },
    {
      sourceId: 'portal',
      leadType: 'tradeIn',
      times: '480 30 90 720',
      origins: 'leadType dealer source dealer',
    },
    {
      sourceId: 'toString',
      leadType: 'constructor',
      times: '120 30 240 720',
      origins: 'dealer dealer dealer dealer',
    },
  ])('of $leadType by $sourceId', ({ sourceId, leadType, times, origins }) => {
    const found = effectiveTimes(set, { sourceId, leadType });
    expect(Object.values(found.times).map(String).join(' ')).toBe(times);
    expect(Object.values(found.origins).join(' ')).toBe(origins);
  });
});

describe('settings are refused', () => {
  const cases: {
    title: string;
    more: Partial<EscalationSettings>;
    /** What the catalogue says of the source. */
    phone?: number;
    found: string[];
  }[] = [
    { title: 'not the default ones', more: {}, found: [] },
    { title: 'not without a reminder', more: { reminderMinutes: null }, found: [] },
    { title: 'not a reminder one minute before', more: { reminderMinutes: 119 }, found: [] },
    {
      title: 'a reminder of 3 h for a response time of 2 h',
      more: { reminderMinutes: 180 },
      found: ['reminderMinutes settings.reminderNotBeforeResponse'],
    },
    {
      title: 'a reminder as long as the response time',
      more: { reminderMinutes: 120 },
      found: ['reminderMinutes settings.reminderNotBeforeResponse'],
    },
    {
      title: "a type's response time below the dealer's reminder",
      more: { byLeadType: { call: { responseMinutes: 10 } } },
      found: ['byLeadType.call.reminderMinutes settings.reminderNotBeforeResponse'],
    },
    {
      title: 'not when the type drops the reminder',
      more: { byLeadType: { call: { responseMinutes: 10, reminderMinutes: null } } },
      found: [],
    },
    {
      title: 'a reminder of a source and a response time of a type that meet',
      more: {
        bySource: { portal: { reminderMinutes: 60 } },
        byLeadType: { testDrive: { responseMinutes: 45 } },
      },
      found: ['byLeadType.testDrive.reminderMinutes settings.reminderNotBeforeResponse'],
    },
    {
      title: 'a reminder that is too long for what the catalogue says of a source',
      more: { reminderMinutes: 45 },
      phone: 40,
      found: ['bySource.phone.reminderMinutes settings.reminderNotBeforeResponse'],
    },
    {
      title: 'not when the settings give that source another time',
      phone: 40,
      more: { reminderMinutes: 45, bySource: { phone: { responseMinutes: 60 } } },
      found: [],
    },
    {
      title: 'a source and a type that there are not',
      more: { bySource: { nowhere: {} }, byLeadType: { boat: { stage2Minutes: 5 } } },
      found: ['bySource.nowhere settings.sourceUnknown', 'byLeadType.boat settings.leadTypeUnknown'],
    },
    {
      title: "the dealer's own mistake once, not for every source",
      more: { reminderMinutes: 180, bySource: { a: {}, b: { stage2Minutes: 5 } } },
      found: ['reminderMinutes settings.reminderNotBeforeResponse'],
    },
  ];
  it.each(cases)('$title', ({ more, phone, found }) => {
    const sources = ['portal', 'a', 'b'].map((sourceId) => ({ sourceId, responseMinutes: null }));
    const findings = checkEscalationSettings(settings(more), {
      sources: [...sources, { sourceId: 'phone', responseMinutes: phone ?? null }],
    });
    expect(findings.map(({ field, code }) => `${field} ${code}`)).toEqual(found);
  });
});
