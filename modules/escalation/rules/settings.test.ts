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
  const cases: { title: string; more: Partial<EscalationSettings>; found: string[] }[] = [
    { title: 'not the default ones', more: {}, found: [] },
    { title: 'not without a reminder', more: { reminderMinutes: null }, found: [] },
    { title: 'not a reminder one minute before', more: { reminderMinutes: 119 }, found: [] },
    {
      title: 'a reminder of 3 h for a response time of 2 h',
      more: { reminderMinutes: 180 },
      found: ['reminderMinutes reminderNotBeforeDue'],
    },
    {
      title: 'a reminder as long as the response time',
      more: { reminderMinutes: 120 },
      found: ['reminderMinutes reminderNotBeforeDue'],
    },
    {
      title: 'a response time below zero',
      more: { responseMinutes: -1 },
      found: ['responseMinutes notPositive'],
    },
    { title: 'no response time', more: { responseMinutes: 0 }, found: ['responseMinutes notPositive'] },
    { title: 'half a minute', more: { stage2Minutes: 0.5 }, found: ['stage2Minutes notWholeMinutes'] },
    {
      title: 'no number',
      more: { followUpStage2Minutes: Number.NaN },
      found: ['followUpStage2Minutes notWholeMinutes'],
    },
    { title: 'a year', more: { stage2Minutes: 525_600 }, found: ['stage2Minutes tooLong'] },
    {
      title: "a type's response time below the dealer's reminder",
      more: { byLeadType: { call: { responseMinutes: 10 } } },
      found: ['byLeadType.call.reminderMinutes reminderNotBeforeDue'],
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
      found: ['byLeadType.testDrive.reminderMinutes reminderNotBeforeDue'],
    },
    {
      title: 'a value below zero in a source',
      more: { bySource: { portal: { reminderMinutes: -5 } } },
      found: ['bySource.portal.reminderMinutes notPositive'],
    },
    {
      title: "the dealer's own mistake once, not for every source",
      more: { reminderMinutes: 180, bySource: { a: {}, b: { stage2Minutes: 5 } } },
      found: ['reminderMinutes reminderNotBeforeDue'],
    },
  ];
  it.each(cases)('$title', ({ more, found }) => {
    expect(checkEscalationSettings(settings(more)).map(({ path, code }) => `${path} ${code}`)).toEqual(found);
  });
});
