import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import type { HoursSettings } from '../../modules/dealers/contract.ts';
import { findDealerByKey } from '../../modules/dealers/index.ts';
import type { WhatIfList, WhatIfView } from '../../modules/distribution/contract.ts';
import { createLead, leadFacts, logCall } from '../../modules/leads/index.ts';
import { VirtualClock } from '../../platform/clock/index.ts';
import { createPool, Database, system } from '../../platform/sql/index.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const timeZone = 'Europe/Berlin';
const weekends = 3;
const leadsPerWeekend = 8;

/** Every Saturday brings more than two people can work off on Monday in two hours; would opening on Saturdays have helped? */
describe('a what-if', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    program = await makeProgram();
    // Without a worker: the past is played beside it, in its own time.
    await program.start('web');
    caller = await setUpDealership(program);
    await closeOnSaturdays();
    await playThePast();
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url, language: 'de-DE' });
    page = desk.page;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const hours = () =>
    caller.get<{ version: number; value: HoursSettings }>('/dealers/loerrach/settings/hours');

  async function closeOnSaturdays(): Promise<void> {
    const { version, value } = await hours();
    const day: HoursSettings['weekly']['mon'] = [['09:00', '18:00']];
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    await caller.send('PUT', '/dealers/loerrach/settings/hours', {
      version,
      value: { ...value, weekly, holidays: null },
    });
  }

  /** On each of the last Saturdays eight leads come; on Monday each of the two answers one in forty minutes. */
  async function playThePast(): Promise<void> {
    const today = Temporal.Now.zonedDateTimeISO(timeZone).startOfDay();
    const lastMonday = today.subtract({ days: (today.dayOfWeek - 1 || 7) as number });
    const first = lastMonday.subtract({ days: 7 * weekends });
    const clock = new VirtualClock(first.toInstant());
    const pool = createPool({ connection: await program.connection(), max: 4, onError: () => {} });
    const database = new Database({ pool, clock, react });
    try {
      const dealer = await database.inInstallation(({ db }) => findDealerByKey(db, 'loerrach'));
      const dealerId = dealer?.dealerId ?? '';
      for (let week = 0; week < weekends; week++) {
        const monday = first.add({ days: 7 * (week + 1) });
        const leads: string[] = [];
        for (let i = 0; i < leadsPerWeekend; i++) {
          clock.moveTo(
            monday
              .subtract({ days: 2 })
              .add({ hours: 10, minutes: i * 20 })
              .toInstant(),
          );
          const customer = { name: `Kundin ${week + 1}-${i + 1}`, email: `k${week}-${i}@post.example` };
          const made = await database.inDealer({ dealerId, actor: system }, (tx) =>
            createLead(tx, { customer, type: 'general' }),
          );
          leads.push(made.leadId);
        }
        for (const [i, leadId] of leads.entries()) {
          clock.moveTo(monday.add({ hours: 9, minutes: 40 * (1 + (i >> 1)) }).toInstant());
          const { assigneeId } = await database.inDealer({ dealerId, actor: system }, (tx) =>
            leadFacts(tx, leadId),
          );
          await database.inDealer(
            { dealerId, actor: { kind: 'user', userId: assigneeId, name: null } },
            (tx) => logCall(tx, { seeAllLeads: true, handOver: true }, { leadId, reached: true }),
          );
        }
      }
    } finally {
      await database.notifier.idle();
      await pool.end();
    }
  }

  it('begins from an empty list that says what it is for', async () => {
    await page.goto(`${program.url}/d/loerrach/settings/what-ifs`);
    await page.getByRole('heading', { name: 'Noch nichts ausprobiert' }).waitFor();
    await expectAccessible(page, 'no what-ifs');
    await page.getByRole('button', { name: 'Neues Was-wäre-wenn' }).click();
    await page.waitForURL(/\/what-ifs\/[0-9a-f-]+$/);
    await page.getByRole('heading', { name: 'Noch nicht nachgespielt' }).waitFor();
  });

  it('shows fewer late leads with Saturdays open, in words, figures and leads', async () => {
    await page.locator('summary', { hasText: 'Arbeitszeiten' }).click();
    await page.getByRole('button', { name: 'Zeitraum am Samstag hinzufügen' }).click();
    await page.getByText('Samstag: geschlossen → 09:00–18:00').waitFor();
    await page.getByRole('button', { name: 'Nachspielen' }).click();
    await page.getByText('6 verspätete Leads weniger').waitFor();
    const row = page.getByRole('row', { name: /^Verspätete Leads 6 −6 0$/ });
    await row.waitFor();
    await page.getByText('6 jetzt rechtzeitig').waitFor();
    await page.getByText('bei 100 % der Leads dieselbe Person', { exact: false }).waitFor();
    expect(await page.getByRole('link', { name: 'Kundin 1-7' }).getAttribute('href')).toMatch(/\/leads\//);
    await page.getByText('Verspätete Leads je Woche').first().waitFor();
    await expectAccessible(page, 'a what-if');
  });

  it('is as readable on a phone in the dark', async () => {
    const { page: phone } = await openPage(browser, {
      width: 390,
      height: 844,
      dark: true,
      language: 'de-DE',
      cookie: caller.cookie,
      url: program.url,
    });
    await phone.goto(page.url());
    await phone.getByText('6 verspätete Leads weniger').waitFor();
    await phone.getByText('Leads je Person').first().waitFor();
    await expectAccessible(phone, 'a what-if on a phone');
    const width = await phone.evaluate(() => Reflect.get(globalThis, 'document').documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });

  it('is kept under its own name', async () => {
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Samstags offen');
    await name.press('Enter');
    await page.getByRole('link', { name: 'Was-wäre-wenn' }).first().click();
    await page.getByRole('link', { name: 'Samstags offen' }).waitFor();
    await page.getByText('Aus 6 verspäteten Leads werden 0, von 24').waitFor();
    await expectAccessible(page, 'the list of what-ifs');
    const { rows } = await caller.get<WhatIfList>('/dealers/loerrach/what-ifs');
    expect(rows).toMatchObject([{ name: 'Samstags offen', areas: ['hours'], appliedAt: null }]);
    expect((await hours()).value.weekly.sat).toEqual([]);
    await page.getByRole('link', { name: 'Samstags offen' }).click();
    await page.getByText('6 verspätete Leads weniger').waitFor();
  });

  it('waits while somebody else saved the same, and is applied after taking that over', async () => {
    const { version, value } = await hours();
    const ownDaysOff = [{ from: '2030-05-02', until: '2030-05-03', name: 'Betriebsausflug' }];
    await caller.send('PUT', '/dealers/loerrach/settings/hours', {
      version,
      value: { ...value, ownDaysOff },
    });
    await page.getByText('Inzwischen hat jemand gespeichert', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Heutigen Stand übernehmen' }).click();
    await page.getByRole('button', { name: 'Anwenden', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Samstag: geschlossen → 09:00–18:00').waitFor();
    await dialog.getByRole('button', { name: 'Änderungen speichern' }).click();
    await page.getByText(/^Übernommen .* von Jürgen Weiß$/).waitFor();
    expect((await hours()).value).toMatchObject({ weekly: { sat: [['09:00', '18:00']] }, ownDaysOff });
    const { rows } = await caller.get<WhatIfList>('/dealers/loerrach/what-ifs');
    const applied = await caller.get<WhatIfView>(`/dealers/loerrach/what-ifs/${rows[0]?.whatIfId}`);
    expect(applied).toMatchObject({ appliedBy: 'Jürgen Weiß', outcome: { after: { late: 0 } } });
  });

  it('had no trouble in the browser', () => {
    expect(desk.troubles).toEqual([]);
  });
});
