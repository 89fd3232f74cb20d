import { describe } from 'vitest';
import { berlinMs, sampleSource } from './sample-setup.ts';
import { table } from './table.cases.ts';

describe('reminders', () => {
  table(
    ['reminderNotBeforeDue'],
    [
      { title: 'before it is due', expected: [] },
      {
        title: 'not before it is due: dealer, source, type',
        setup: {
          escalation: {
            responseMinutes: 60,
            reminderMinutes: 60,
            bySource: { web: { responseMinutes: 30 } },
            byLeadType: { call: { responseMinutes: 10 }, service: { reminderMinutes: null } },
          },
        },
        expected: [
          'warning reminderNotBeforeDue, now; 60 min, of 60 min',
          'warning reminderNotBeforeDue byLeadType.call, now; 60 min, of 10 min',
          'warning reminderNotBeforeDue bySource.web, now; 60 min, of 30 min',
        ],
      },
      {
        title: 'the time stands in the catalogue of sources',
        more: { sources: [sampleSource('portal', { responseMinutes: 15 })] },
        expected: ['warning reminderNotBeforeDue bySource.portal, now; 30 min, of 15 min'],
      },
    ],
  );
});

describe('response times longer than any open day', () => {
  table(
    ['longResponse'],
    [
      { title: 'as long as a day', setup: { escalation: { responseMinutes: 540 } }, expected: [] },
      {
        title: 'longer: a lead before the longest closure',
        setup: {
          escalation: { responseMinutes: 600 },
          hours: { ownDaysOff: [{ from: '2026-07-06', until: '2026-07-10', name: 'Company holidays' }] },
        },
        expected: ['hint longResponse, now; 600 min, of 540 min; 2026-07-04 09:00 ends with person Ann'],
      },
      {
        title: 'of a type',
        setup: { escalation: { byLeadType: { tradeIn: { responseMinutes: 1200 } } } },
        expected: [
          'hint longResponse byLeadType.tradeIn, now; 1200 min, of 540 min; 2026-06-20 09:00 ends with person Ann',
        ],
      },
      {
        title: 'a lunch break closes no day',
        setup: {
          hours: {
            weekly: {
              mon: [
                ['08:00', '12:00'],
                ['13:00', '18:00'],
              ],
              tue: [],
              wed: [],
              thu: [],
              fri: [],
              sat: [],
              sun: [],
            },
          },
          escalation: { responseMinutes: 540 },
        },
        expected: [],
      },
    ],
  );
});

describe('post', () => {
  table(
    ['nobodyHearsUnassigned', 'emailsOff', 'silentSource'],
    [
      { title: 'all is heard', expected: [] },
      {
        title: 'nobody is told of what became no lead',
        more: { mail: { sendEmails: true, unassignedNoticeTo: null, waiting: 0 } },
        expected: ['hint nobodyHearsUnassigned, now; 0 times'],
      },
      {
        title: 'and some wait',
        more: { mail: { sendEmails: true, unassignedNoticeTo: null, waiting: 3 } },
        expected: ['warning nobodyHearsUnassigned, now; 3 times'],
      },
      {
        title: 'no e-mails although leads arrive',
        more: { mail: { sendEmails: false, unassignedNoticeTo: 'a@b.example', waiting: 0 } },
        expected: ['warning emailsOff, now; 5 times'],
      },
      {
        title: 'no e-mails and no leads: a dealer that has not begun',
        more: { mail: { sendEmails: false, unassignedNoticeTo: 'a@b.example', waiting: 0 }, sources: [] },
        expected: [],
      },
      {
        title: 'a source that fell silent, one that never sent much, one that sends',
        more: {
          sources: [
            sampleSource('portal', { leadsBefore: 12, lastLeadAt: berlinMs('2026-05-10 10:00') }),
            sampleSource('fair', { leadsBefore: 2, lastLeadAt: berlinMs('2026-04-10 10:00') }),
            sampleSource('web', {
              leadsBefore: 12,
              leadsLastMonth: 1,
              lastLeadAt: berlinMs('2026-06-10 10:00'),
            }),
          ],
        },
        expected: ['warning silentSource portal, now; 12 times'],
      },
    ],
  );
});
