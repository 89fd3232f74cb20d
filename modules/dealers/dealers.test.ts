import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { calendarOf, setHours, workingTimeBetween } from '../working-hours/index.ts';
import { defaultSettings, readSettings, writeSettings } from './index.ts';

let desk: Desk;
let north: string;
let admin: string;
let sales: string;
const facts: string[] = [];

beforeAll(async () => {
  desk = await openDesk({
    react: () => async (name, fact) => {
      facts.push(`${name} ${JSON.stringify(fact)}`);
    },
  });
  north = await desk.dealer('north');
  admin = await desk.signedIn(await desk.member(north, 'Adele', 'administrator'));
  sales = await desk.signedIn(await desk.member(north, 'Sam', 'salesperson'));
});
afterAll(() => desk.close());

const hours = defaultSettings('hours', { country: 'DE', region: 'NW' });
const escalation = defaultSettings('escalation', { country: 'DE', region: null });

describe('settings', () => {
  it('are the defaults before anything is saved', async () => {
    const { json } = await desk.ask('GET', '/dealers/north/settings/hours', { as: sales });
    expect(json).toEqual({ version: 0, value: hours, changedAt: null, changedBy: null, mayChange: false });
  });

  it('are saved as versions that name who made them', async () => {
    const value = { ...escalation, responseMinutes: 90 };
    const saved = await desk.ask('PUT', '/dealers/north/settings/escalation', {
      as: admin,
      body: { version: 0, value },
    });
    expect(saved.json).toEqual({
      version: 1,
      value,
      changedAt: '2026-03-10T09:00:00Z',
      changedBy: 'Adele',
      mayChange: true,
    });
    expect(facts).toContain(
      'dealers.settingsChanged {"area":"escalation","version":1,"openLeads":"recalculate"}',
    );
    const again = await desk.ask('PUT', '/dealers/north/settings/escalation', {
      as: admin,
      body: { version: 1, value: { ...value, reminderMinutes: null } },
    });
    expect(again.json.version).toBe(2);
    const { json } = await desk.ask('GET', '/dealers/north/settings/escalation/versions', { as: admin });
    expect(
      json.rows.map((row: { version: number; value: { reminderMinutes: number | null } }) => [
        row.version,
        row.value.reminderMinutes,
      ]),
    ).toEqual([
      [2, null],
      [1, 30],
    ]);
  });

  it('tell their history from what was delivered, with the names of what they speak of', async () => {
    const { json } = await desk.ask('GET', '/dealers/north/settings/escalation/versions', { as: admin });
    expect(json.delivered).toMatchObject({ responseMinutes: 120, reminderMinutes: 30 });
    expect(json.names).toEqual({});
  });

  it('restore an earlier version as a new one, and refuse it once somebody saved meanwhile', async () => {
    const path = '/dealers/north/settings/house';
    const delivered = (await desk.ask('GET', path, { as: admin })).json.value;
    const named = { ...delivered, city: 'Lörrach' };
    await desk.ask('PUT', path, { as: admin, body: { version: 0, value: named } });
    const { json } = await desk.ask('GET', `${path}/versions`, { as: admin });
    const back = { version: 1, value: json.delivered };
    expect((await desk.ask('PUT', path, { as: admin, body: back })).json).toMatchObject({
      version: 2,
      value: { city: null },
    });
    const late = await desk.ask('PUT', path, { as: admin, body: back });
    expect([late.status, late.json.code]).toEqual([409, 'settings.changedMeanwhile']);
    const rows = (await desk.ask('GET', `${path}/versions`, { as: admin })).json.rows;
    expect(rows.map((row: { value: { city: string | null } }) => row.value.city)).toEqual([null, 'Lörrach']);
  });

  it('refuse to be saved on top of a version that was not seen', async () => {
    const body = { version: 0, value: escalation };
    const answer = await desk.ask('PUT', '/dealers/north/settings/escalation', { as: admin, body });
    expect([answer.status, answer.json.code]).toEqual([409, 'settings.changedMeanwhile']);
  });

  it('let one of two at once win', async () => {
    const value = defaultSettings('mail', { country: 'DE', region: null });
    const answers = await Promise.all(
      [1, 2, 3, 4].map((i) =>
        desk.ask('PUT', '/dealers/north/settings/mail', {
          as: admin,
          body: { version: 0, value: { ...value, footer: `${i}` } },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });

  it('are changed by administrators only', async () => {
    const body = { version: 0, value: hours };
    expect((await desk.ask('PUT', '/dealers/north/settings/hours', { as: sales, body })).status).toBe(403);
    expect(
      (await desk.ask('PUT', '/dealers/north/settings/hours', { key: await desk.apiKey(north), body }))
        .status,
    ).toBe(403);
  });

  const nobody = '00000000-0000-7000-8000-000000000000';
  const day: [string, string][] = [['09:00', '18:00']];
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  it.each<[string, string, unknown, string, string]>([
    [
      'a reminder as long as the response time',
      'escalation',
      { ...escalation, reminderMinutes: 120 },
      'settings.reminderNotBeforeResponse',
      'value.reminderMinutes',
    ],
    [
      'no response time',
      'escalation',
      { ...escalation, responseMinutes: 0 },
      'http.invalid',
      'value.responseMinutes',
    ],
    ['an unknown field', 'escalation', { ...escalation, stage9: true }, 'http.invalid', 'value.stage9'],
    [
      'a fallback who does not work here',
      'distribution',
      { ...defaultSettings('distribution', { country: 'DE', region: null }), fallbackUserId: nobody },
      'settings.userUnknown',
      'value.fallbackUserId',
    ],
    [
      'a notice to no address',
      'mail',
      { ...defaultSettings('mail', { country: 'DE', region: null }), unassignedNoticeTo: 'anna' },
      'settings.emailNotReadable',
      'value.unassignedNoticeTo',
    ],
    [
      'a second line in the name',
      'mail',
      { ...defaultSettings('mail', { country: 'DE', region: null }), fromName: 'A\nBcc: x@y.example' },
      'settings.nameNotReadable',
      'value.fromName',
    ],
    ['hours without any', 'hours', { ...hours, weekly: closed }, 'settings.noHours', 'value.weekly'],
    [
      'an interval that runs backwards',
      'hours',
      { ...hours, weekly: { ...hours.weekly, mon: [['18:00', '09:00']] } },
      'settings.intervalBackwards',
      'value.weekly.mon.0',
    ],
    [
      'a time that is none',
      'hours',
      { ...hours, weekly: { ...hours.weekly, tue: [['09:00', '25:00']] } },
      'settings.timeNotReadable',
      'value.weekly.tue.0.1',
    ],
    [
      'a region of another country',
      'hours',
      { ...hours, holidays: { country: 'NL', region: 'BY' } },
      'settings.regionUnknown',
      'value.holidays.region',
    ],
    [
      'an unknown country',
      'hours',
      { ...hours, holidays: { country: 'XX', region: null } },
      'settings.countryUnknown',
      'value.holidays.country',
    ],
    [
      'days off that run backwards',
      'hours',
      { ...hours, ownDaysOff: [{ from: '2026-08-10', until: '2026-08-01', name: '' }] },
      'settings.rangeBackwards',
      'value.ownDaysOff.0.until',
    ],
    [
      'days off for two years',
      'hours',
      { ...hours, ownDaysOff: [{ from: '2026-01-01', until: '2027-12-31', name: '' }] },
      'settings.rangeTooLong',
      'value.ownDaysOff.0.until',
    ],
    [
      'days off that take all hours',
      'hours',
      {
        ...hours,
        weekly: { ...closed, mon: day },
        ownDaysOff: [
          { from: '2026-03-01', until: '2026-12-31', name: 'a' },
          { from: '2027-01-01', until: '2027-12-31', name: 'b' },
        ],
      },
      'settings.noWorkingTime',
      'value.ownDaysOff',
    ],
    [
      'an opening twice',
      'hours',
      {
        ...hours,
        specialOpenings: [
          { date: '2026-04-05', intervals: day, name: '' },
          { date: '2026-04-05', intervals: day, name: '' },
        ],
      },
      'settings.dateTwice',
      'value.specialOpenings.1.date',
    ],
  ])('refuse %s', async (_, area, value, code, field) => {
    const { json: before } = await desk.ask('GET', `/dealers/north/settings/${area}`, { as: admin });
    const body = { version: before.version, value };
    const answer = await desk.ask('PUT', `/dealers/north/settings/${area}`, { as: admin, body });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([422, code, field]);
    const { json: after } = await desk.ask('GET', `/dealers/north/settings/${area}`, { as: admin });
    expect(after).toEqual(before);
  });

  it('of another dealer are out of sight', async () => {
    const south = await desk.dealer('south');
    const stranger = await desk.signedIn(await desk.member(south, 'Stan', 'administrator'));
    expect((await desk.ask('GET', '/dealers/north/settings/mail', { as: stranger })).status).toBe(404);
    await desk.in(south, (tx) =>
      writeSettings(tx, 'mail', {
        version: 0,
        value: { ...defaultSettings('mail', { country: 'DE', region: null }), footer: 'South' },
      }),
    );
    expect((await desk.in(north, (tx) => readSettings(tx, 'mail'))).value.footer).not.toBe('South');
  });

  it('hold within a transaction, also after a change in it', async () => {
    const west = await desk.dealer('west');
    const seen = await desk.in(west, async (tx) => {
      const before = await readSettings(tx, 'escalation');
      await writeSettings(tx, 'escalation', { version: 0, value: { ...escalation, responseMinutes: 45 } });
      return [before.value.responseMinutes, (await readSettings(tx, 'escalation')).value.responseMinutes];
    });
    expect(seen).toEqual([120, 45]);
  });
});

describe('the calendar', () => {
  const open = (dealerId: string, from: string, until: string) =>
    desk.in(dealerId, async (tx) =>
      workingTimeBetween(await calendarOf(tx), Temporal.Instant.from(from), Temporal.Instant.from(until)),
    );

  it('knows hours, holidays of the region, own days and openings, and follows a change at once', async () => {
    const east = await desk.dealer('east');
    const week = ['2026-06-01T00:00+02:00', '2026-06-08T00:00+02:00'] as const;
    // Corpus Christi, 4 June, is a holiday in NW.
    expect(await open(east, ...week)).toBe((4 * 9 + 4) * 3600);
    const value = {
      ...hours,
      ownDaysOff: [{ from: '2026-06-01', until: '2026-06-02', name: 'Move' }],
      specialOpenings: [
        { date: '2026-06-07', intervals: [['10:00', '12:00'] as [string, string]], name: 'Fair' },
      ],
    };
    await desk.in(east, (tx) => setHours(tx, { version: 0, value }));
    expect(await open(east, ...week)).toBe((2 * 9 + 4 + 2) * 3600);
  });

  it('lists holidays of a year, of the saved place or another', async () => {
    const { json } = await desk.ask('GET', '/dealers/north/settings/hours/holidays?year=2026', { as: sales });
    expect(json.days).toContainEqual({ date: '2026-06-04', name: 'Fronleichnam' });
    const dutch = await desk.ask(
      'GET',
      '/dealers/north/settings/hours/holidays?year=2026&country=NL&language=nl',
      { as: sales },
    );
    expect(dutch.json.days).toContainEqual({ date: '2026-04-27', name: 'Koningsdag' });
    const wrong = await desk.ask('GET', '/dealers/north/settings/hours/holidays?year=2026&country=XX', {
      as: sales,
    });
    expect([wrong.status, wrong.json.field]).toEqual([422, 'country']);
  });
});
