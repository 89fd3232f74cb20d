import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

/** Somebody is added, found with a mistake, changed, and their permission noted; at the desk and on the phone. */
describe('contacts', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    await caller.send('POST', '/dealers/loerrach/contacts', {
      kind: 'person',
      firstName: 'Jörg',
      lastName: 'Müller',
      phones: [{ number: '0171/5550142' }],
      addresses: [{ street: 'Hauptstr. 5', postcode: '79539', city: 'Lörrach' }],
    });
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('are found with a mistake, and by a number in any notation', async () => {
    await page.goto(`${program.url}/d/loerrach/contacts`);
    const found = page.getByRole('link', { name: 'Müller, Jörg' });
    await found.waitFor();
    const search = page.getByRole('searchbox').last();
    for (const typed of ['jorg mulelr', '+49 171 555']) {
      await search.fill(typed);
      await page.waitForURL(/[?&]q=/);
      await found.waitFor();
    }
    await search.fill('Zwetschge');
    await found.waitFor({ state: 'detached' });
    await expectAccessible(page, 'contacts');
    await search.fill('');
    await found.click();
    await page.getByRole('heading', { level: 1, name: /Jörg Müller/ }).waitFor();
    await expectAccessible(page, 'contact');
  });

  it('are changed on the phone, and their timeline tells it', async () => {
    const phone = await openPage(browser, {
      width: 390,
      height: 844,
      cookie: caller.cookie,
      url: program.url,
    });
    await phone.page.goto(page.url());
    await phone.page.getByRole('heading', { level: 1, name: /Jörg Müller/ }).waitFor();
    await expectAccessible(phone.page, 'contact on the phone');
    await phone.page.keyboard.press('e');
    const lastName = phone.page.locator('[role=dialog] input[autocomplete=off]').nth(1);
    await lastName.fill('Möller');
    await phone.page.locator('[role=dialog] button[type=submit]').click();
    await phone.page.getByText('Müller → Möller').waitFor();
    expect(phone.troubles).toEqual([]);
    expect(desk.troubles).toEqual([]);
  });

  it('that are one person are merged in a dialog, and come back by an undo', async () => {
    await caller.send('POST', '/dealers/loerrach/contacts', {
      kind: 'person',
      firstName: 'Jörg',
      lastName: 'Moeller',
      phones: [{ number: '+49 171 5550142' }],
      emails: [{ email: 'joerg@moeller.example' }],
    });
    await page.reload();
    const merge = page.getByRole('button', { name: 'Zusammenführen' });
    await merge.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Moeller', { exact: true }).waitFor();
    await expectAccessible(page, 'merging');
    await dialog.getByLabel('Moeller', { exact: true }).check();
    await dialog.getByRole('button', { name: 'Zusammenführen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jörg Moeller' }).waitFor();
    await page.getByText('joerg@moeller.example').first().waitFor();
    await page.getByRole('button', { name: 'Zurücknehmen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jörg Möller' }).waitFor();
    await page.goto(`${program.url}/d/loerrach/contacts/duplicates`);
    await page.getByRole('heading', { level: 1, name: 'Dubletten' }).waitFor();
    await expectAccessible(page, 'duplicates');
    expect(desk.troubles).toEqual([]);
  });

  it('are told to another system that somebody set up, and the log says what came of it', async () => {
    await page.goto(`${program.url}/d/loerrach/settings/webhooks`);
    await page.getByRole('button', { name: 'Webhook hinzufügen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('CRM');
    // nobody listens there, and it lies inside: that is told, and not tried
    await dialog.getByLabel('Adresse').fill('http://127.0.0.1:9/hook');
    await expectAccessible(page, 'adding a webhook');
    await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await dialog.getByText('whsec_').waitFor();
    await dialog.getByRole('button', { name: 'Fertig' }).click();
    await page.getByRole('button', { name: 'Probe senden' }).click();
    await page.getByRole('button', { name: 'Protokoll' }).click();
    await page.getByText('die Adresse liegt im eigenen Netz').waitFor();
    await expectAccessible(page, 'the log of a webhook');
    expect(desk.troubles).toEqual([]);
  });
});
