import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedLeads } from '../../modules/leads/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { setUpDealership } from '../world/setting-up.ts';

/** A task is planned, done and taken back; an appointment is agreed on and moved; all of it at the desk and on a phone. */
describe('tasks, appointments and the calendar', () => {
  let program: Program;
  let browser: Browser;
  let desk: WatchedPage;
  let phone: WatchedPage;
  let page: Page;
  let home: string;
  let leadId: string;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    const caller = await setUpDealership(program);
    const lead = {
      customer: { name: 'Sabine Köhler', phone: '0171 5550142' },
      assignToMe: true,
      channel: 'phone',
    };
    const made = await caller.send<Static<typeof CreatedLeads>>('POST', '/dealers/loerrach/leads', lead);
    leadId = made.leadIds[0] ?? '';
    browser = await launchBrowser();
    const how = { cookie: caller.cookie, url: program.url };
    desk = await openPage(browser, how);
    phone = await openPage(browser, { ...how, width: 390, height: 844 });
    page = desk.page;
    home = `${program.url}/d/loerrach`;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('a task is planned, done by key, and taken back', async () => {
    await page.goto(`${home}/tasks`);
    await page.getByRole('button', { name: 'Neue Aufgabe' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Was zu tun ist').fill('Angebot nachfassen');
    await dialog.getByRole('button', { name: 'In einer Woche' }).click();
    await expectAccessible(page, 'a new task');
    await dialog.getByRole('button', { name: 'Planen' }).click();
    const row = page.getByRole('link', { name: 'Angebot nachfassen' });
    await row.waitFor();
    await expectAccessible(page, 'the list of tasks');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await row.waitFor();
    await row.click();
    await page.getByText('Was geschah').waitFor();
    await expectAccessible(page, 'a task');
  });

  it('an appointment is agreed on from a lead, and stands in the calendar, where a key moves it', async () => {
    await page.goto(`${home}/leads/${leadId}`);
    await page.getByRole('tab', { name: 'Termin' }).click();
    await page.getByRole('button', { name: 'Termin vereinbaren' }).click();
    await page.getByText('Termin vereinbart', { exact: true }).first().waitFor();
    await page.goto(`${home}/calendar`);
    const next = page.getByRole('button', { name: 'Danach' });
    const item = page.getByRole('button', { name: /Probefahrt: Sabine Köhler/ });
    // in the evening of a Sunday it stands in the week that comes
    await page.getByRole('region', { name: 'Tage nach Stunden' }).waitFor();
    if ((await item.count()) === 0) await next.click();
    const before = await item.innerText();
    await item.press('Alt+ArrowDown');
    await page.getByText(/Verschoben auf/).waitFor();
    await expect.poll(() => item.innerText()).not.toBe(before);
    await expectAccessible(page, 'the calendar');
    expect(desk.troubles).toEqual([]);
  });

  it('the phone has both as lists', async () => {
    await phone.page.goto(`${home}/tasks`);
    await phone.page.getByRole('link', { name: 'Angebot nachfassen' }).waitFor();
    await expectAccessible(phone.page, 'tasks on the phone');
    await phone.page.goto(`${home}/calendar`);
    await phone.page.getByRole('button', { name: /Probefahrt: Sabine Köhler/ }).waitFor();
    await expectAccessible(phone.page, 'the calendar on the phone');
    expect(phone.troubles).toEqual([]);
  });
});
