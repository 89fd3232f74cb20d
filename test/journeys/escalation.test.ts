import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadList } from '../../modules/leads/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const zone = 'Europe/Berlin';
const settings = '/dealers/loerrach/settings';
/** Days from now on at which the house is closed; it is open around the clock else. */
const closedDays = [1, 3];

/** A day off that moves stage 1 and stage 2, as a salesperson sees it: in the list, and in why it is due then. */
describe('a day off that moves a stage', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;
  let receivedAt: Temporal.ZonedDateTime;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const midnight = (days: number) => receivedAt.toPlainDate().add({ days }).toZonedDateTime(zone);
  /** `Di. 10:30`, as the list and the explanation write it. */
  const weekday = (moment: Temporal.ZonedDateTime) =>
    new Intl.DateTimeFormat('de', { weekday: 'short', timeZone: zone }).format(moment.epochMilliseconds);
  const clock = (moment: Temporal.ZonedDateTime) => moment.toPlainTime().toString({ smallestUnit: 'minute' });
  /** When 24 hours of open time are over, with tomorrow closed. */
  const due = () => midnight(2).add(receivedAt.until(midnight(1)).negated().add({ hours: 24 }));

  it('sets a day to answer and a day until the supervisor, on the page of the settings', async () => {
    await page.goto(`${program.url}/d/loerrach/settings/escalation`);
    const hours = page.getByRole('group', { name: 'Reaktionszeit' }).getByLabel('Stunden');
    await hours.fill('24');
    const stage2 = page
      .getByRole('group', { name: 'Vorgesetzten benachrichtigen nach' })
      .getByLabel('Stunden');
    await stage2.fill('24');
    await page.getByRole('heading', { name: 'Quellen' }).waitFor();
    await expectAccessible(page, 'settings of the escalation');
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Speichern' }).click();
    expect((await saved).status()).toBe(200);
    const { value } = await caller.get<{ value: { responseMinutes: number; stage2Minutes: number } }>(
      `${settings}/escalation`,
    );
    expect(value).toMatchObject({ responseMinutes: 1440, stage2Minutes: 1440 });
  });

  it('shows the lead due tomorrow, and after the day off a day later, without a reload', async () => {
    await caller.send('POST', '/dealers/loerrach/leads', {
      customer: { name: 'Sabine Köhler', email: 'sabine.koehler@example.net' },
      channel: 'webForm',
      subject: 'Golf',
    });
    const { rows } = await caller.get<LeadList>('/dealers/loerrach/leads');
    receivedAt = Temporal.Instant.from(rows[0]?.receivedAt ?? '').toZonedDateTimeISO(zone);
    await page.goto(`${program.url}/d/loerrach/leads?assignee=`);
    const row = page.getByRole('row').filter({ hasText: 'Sabine Köhler' });
    await row.getByText(`morgen, ${clock(receivedAt)}`).waitFor();

    const hours = await caller.get<{ version: number; value: object }>(`${settings}/hours`);
    const ownDaysOff = closedDays.map((days) => {
      const date = midnight(days).toPlainDate().toString();
      return { from: date, until: date, name: 'Betriebsausflug' };
    });
    await caller.send('PUT', `${settings}/hours`, {
      version: hours.version,
      value: { ...hours.value, holidays: null, ownDaysOff },
    });
    await row.getByText(`${weekday(due())} ${clock(due())}`).waitFor();
  });

  it('explains the day off on the way, and that stage 2 waits for the next opening', async () => {
    await page.getByText('Sabine Köhler').first().click();
    await page.getByRole('button', { name: 'Warum diese Zeit' }).first().click();
    await page.getByText('Betriebsausflug').first().waitFor();
    const stage2 = page.getByRole('listitem').filter({ hasText: 'der Vorgesetzte wird benachrichtigt' });
    await stage2.waitFor();
    const said = await stage2.innerText();
    const afterClosed = midnight(4);
    expect(said).toContain(weekday(afterClosed));
    expect(said).toContain('00:00');
    expect(said).toContain(`${clock(due())}, da ist geschlossen`);
    await expectAccessible(page, 'why it is due');
    expect(desk.troubles).toEqual([]);
  });
});
