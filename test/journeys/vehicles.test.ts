import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedLeads } from '../../modules/leads/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const stock = [
  'Marke;Modell;Angebotsnummer;Preis;EZ;Kraftstoff',
  'Škoda;Octavia Combi;GW-1;18.990 €;02/2021;Diesel',
  'Opel;Corsa;GW-2;viel;02/2021;Benzin',
].join('\n');

/** A stock file becomes a stock, a vehicle is held for a customer, and the customer gets its exposé. */
describe('vehicles', () => {
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
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('come from a file, and what cannot be read is told by its line', async () => {
    await page.goto(`${program.url}/d/loerrach/vehicles`);
    await page.getByText('Der Bestand ist leer').waitFor();
    await page.getByRole('button', { name: 'Mehr' }).click();
    await page.getByRole('menuitem', { name: 'Bestandsdatei importieren' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bestand.csv', mimeType: 'text/csv', buffer: Buffer.from(stock) });
    await page.getByText('Zeile 3: Preis nicht lesbar „viel“').waitFor();
    await expectAccessible(page, 'the import');
    await page.getByRole('button', { name: '1 Zeile übernehmen' }).click();
    await page.getByRole('button', { name: 'Fertig' }).click();
    await page.getByRole('link', { name: 'Škoda Octavia Combi' }).click();
    await page.getByRole('heading', { name: 'Škoda Octavia Combi' }).waitFor();
    await expectAccessible(page, 'a vehicle');
  });

  it('are held for the customer of a lead, and the exposé goes along with the answer', async () => {
    const { leadIds } = await caller.send<Static<typeof CreatedLeads>>('POST', '/dealers/loerrach/leads', {
      customer: { name: 'Sabine Köhler', email: 'sabine@mail.example' },
      vehicle: { offerNumber: 'GW-1' },
      comment: 'Ist der Octavia noch da?',
    });
    await page.goto(`${program.url}/d/loerrach/leads/${leadIds[0]}`);
    await page.getByRole('button', { name: 'Exposé anhängen' }).click();
    await page.getByText('Exposé Škoda Octavia Combi GW-1.pdf').waitFor();
    await page.getByRole('button', { name: 'Reservieren' }).click();
    await page.getByText('Das Inserat bleibt online').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Reservieren' }).click();
    await page.getByText(/reserviert bis/).waitFor();
  });

  it('and the cars of customers are found on a phone by any spelling of the plate', async () => {
    await caller.send('POST', '/dealers/loerrach/cars', { make: 'VW', model: 'Polo', plate: 'LÖ-AB 123' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${program.url}/d/loerrach/vehicles`);
    await page.getByText(/reserviert bis/).waitFor();
    await expectAccessible(page, 'the stock on a phone');
    await page.getByRole('link', { name: 'Kundenfahrzeuge' }).click();
    await page.getByRole('searchbox', { name: 'Kundenfahrzeuge suchen' }).fill('loab123');
    await page.getByRole('button', { name: /VW Polo/ }).click();
    await page.getByLabel('Kilometerstand (km)').fill('45000');
    await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
    await page.getByText('heute etwa 45.000 km').waitFor();
    await expectAccessible(page, 'a car on a phone');
    expect(desk.troubles).toEqual([]);
  });
});
