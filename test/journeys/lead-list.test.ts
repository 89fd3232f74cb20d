import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedLeads, LeadList } from '../../modules/leads/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

/** A morning at the lead list, without the mouse where it can be: answer one after the other, close several, keep a view. */
describe('the lead list', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;
  const names = ['Sabine Köhler', 'Jan de Vries', 'Fa. Brenner', 'Ute Lang', 'Ole Holm'];

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    for (const [i, name] of names.entries()) {
      await caller.send<Static<typeof CreatedLeads>>('POST', '/dealers/loerrach/leads', {
        customer: { name, email: `kunde${i}@post.example` },
        channel: 'webForm',
        subject: `Frage ${i}`,
        type: i > 2 ? 'service' : 'vehicle',
      });
    }
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const openRows = async () =>
    (await caller.get<LeadList>('/dealers/loerrach/leads')).rows.map(({ customer }) => customer);
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });

  it('leads by keys alone from the list to a lead, its answer, and the next one', async () => {
    await page.goto(`${program.url}/d/loerrach/leads`);
    await row('Sabine Köhler').waitFor();
    const order = await openRows();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await heading(order[1] ?? '');
    await page.keyboard.press('e');
    await page.keyboard.type('Guten Tag, der Wagen ist noch da.');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.evaluate('document.activeElement?.textContent'), { timeout: 10_000 })
      .toBe('Nächster Lead');
    await page.keyboard.press('Enter');
    await heading(order[2] ?? '');
    await page.keyboard.press('k');
    await heading(order[1] ?? '');
    await page.keyboard.press('u');
    await row('Sabine Köhler').waitFor();
  });

  it('closes several at once, says what was left, and takes it back', async () => {
    await page.getByRole('checkbox', { name: 'Auswählen: Ute Lang' }).check();
    await page.getByRole('checkbox', { name: 'Auswählen: Ole Holm' }).check();
    await page.getByText('2 Leads ausgewählt').waitFor();
    await expectAccessible(page, 'the list with a choice');
    // somebody is quicker with one of them
    const { rows } = await caller.get<LeadList>('/dealers/loerrach/leads?q=Holm');
    const { closingReasons } = await caller.get<{ closingReasons: { reasonId: string; key: string }[] }>(
      '/dealers/loerrach/leads/filters',
    );
    const spam = closingReasons.find(({ key }) => key === 'spam')?.reasonId;
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog', { name: '2 Leads abschließen' });
    await dialog.getByRole('radio', { name: 'Spam' }).check();
    await caller.send('POST', `/dealers/loerrach/leads/${rows[0]?.leadId}/closing`, { reasonId: spam });
    await dialog.getByRole('button', { name: 'Abschließen' }).click();
    const left = page.getByRole('dialog', { name: '1 Lead blieb, wie er ist' });
    await left.getByText('Jemand war schneller und hat ihn abgeschlossen.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByText('1 Lead ist wie vorher').waitFor();
    expect(await openRows()).toContain('Ute Lang');
  });

  it('keeps a view with its columns, starts with it, and says when it is changed', async () => {
    await page.goto(`${program.url}/d/loerrach/leads?type=service`);
    await page.getByRole('button', { name: 'Ansichten' }).click();
    await page.getByRole('menuitem', { name: 'Als neue Ansicht speichern' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Werkstatt');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('button', { name: 'Werkstatt' }).click();
    await page.getByRole('menuitem', { name: 'Mit dieser Ansicht beginnen' }).click();
    await expect
      .poll(
        async () =>
          (await caller.get<{ layout: { defaultViewId: string | null } }>('/dealers/loerrach/lead-views'))
            .layout.defaultViewId,
      )
      .not.toBeNull();
    await page.goto(`${program.url}/d/loerrach/leads`);
    await row('Ute Lang').waitFor();
    expect(await row('Sabine Köhler').count()).toBe(0);
    await page.getByRole('button', { name: 'Unbeantwortet' }).click();
    await page.getByRole('button', { name: 'Werkstatt (geändert)' }).waitFor();
    await page.getByRole('button', { name: 'Zurücksetzen' }).click();
    await page.getByRole('button', { name: 'Werkstatt', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ansicht', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Spalten' }).click();
    const columns = page.getByRole('dialog', { name: 'Spalten' });
    await columns.getByRole('checkbox', { name: 'Eingang' }).check();
    await expectAccessible(page, 'the columns');
    await columns.getByRole('button', { name: 'Fertig' }).click();
    await page.getByRole('columnheader', { name: 'Eingang' }).waitFor();
  });

  it('goes anywhere by the palette, which opens over any page', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Lead, Seite oder Aktion' }).fill('kohler');
    await page
      .getByRole('option', { name: /Sabine Köhler/ })
      .first()
      .waitFor();
    await expectAccessible(page, 'the palette');
    await page.keyboard.press('Enter');
    await heading('Sabine Köhler');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Lead, Seite oder Aktion' }).fill('gehe zu heute');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/today$/);
  });

  it('works on the phone', async () => {
    const phone = await openPage(browser, {
      cookie: caller.cookie,
      url: program.url,
      width: 390,
      height: 844,
    });
    await phone.page.goto(`${program.url}/d/loerrach/leads?assignee=anyone`);
    await phone.page.getByText('Alle angezeigten auswählen').click();
    await phone.page.getByText(/Leads ausgewählt/).waitFor();
    await expectAccessible(phone.page, 'the list on the phone');
    expect([...desk.troubles, ...phone.troubles]).toEqual([]);
  });
});
