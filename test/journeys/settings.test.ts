import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { administrator, type Caller, setUpDealership } from '../world/setting-up.ts';

/** A field is found by a word, changed, told of in the history and put back; a reason is renamed and renamed back. */
describe('settings', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
    await page.goto(`${program.url}/d/loerrach/settings/hours`);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('are searched by a word that the page does not say, and the field has the focus', async () => {
    await page.getByRole('searchbox', { name: 'Einstellungen durchsuchen' }).fill('Eingangsbestätigung');
    await page.getByRole('link', { name: /Automatische Antwort/ }).waitFor();
    await expectAccessible(page, 'what was found');
    await page.getByRole('searchbox', { name: 'Einstellungen durchsuchen' }).press('Enter');
    await page.waitForURL(/settings\/mail\?field=automaticReply/);
    await page.locator('input[data-path="automaticReply"]:focus').waitFor();
  });

  it('tell who changed what, and go back to how it was', async () => {
    await page.getByRole('textbox', { name: 'Name des Absenders' }).fill('Autohaus Lörrach Süd');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText(`von ${administrator.name}`).waitFor();
    await page.getByRole('button', { name: 'Verlauf' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Autohaus Lörrach Süd').waitFor();
    await expectAccessible(page, 'the history');
    await drawer.getByRole('button', { name: 'Auslieferungszustand wiederherstellen' }).click();
    await drawer.getByRole('button', { name: 'In das Formular übernehmen' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('button', { name: 'Verlauf' }).click();
    await drawer.getByText('gilt jetzt').waitFor();
    await drawer.getByRole('button', { name: /Stand vom/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('keep the closing reasons in the dealer\u2019s words, also on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${program.url}/d/loerrach/settings/closing-reasons`);
    const name = page.getByRole('textbox', { name: 'Name von Preis zu hoch' });
    await name.fill('Zu teuer');
    await name.press('Enter');
    await page.getByRole('textbox', { name: 'Name von Zu teuer' }).waitFor();
    await expectAccessible(page, 'the closing reasons');
    await page.getByRole('button', { name: 'Verlauf' }).click();
    await page.getByRole('button', { name: /Zurücknehmen: Zu teuer/ }).click();
    await page.getByRole('textbox', { name: 'Name von Preis zu hoch' }).waitFor({ state: 'attached' });
  });
});
