import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, launchBrowser, openPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

/** A report is read, a figure opened down to its leads; at the desk and on the phone. */
describe('reports', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    for (const name of ['Jörg Müller', 'Petra Sommer']) {
      await caller.send('POST', '/dealers/loerrach/leads', {
        customer: { name, phone: '0171/5550142' },
        channel: 'phone',
        assignToMe: true,
      });
    }
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it.each([
    [1440, 900],
    [390, 844],
  ])('lead from a figure to its leads, %i px wide', async (width, height) => {
    const { page, context } = await openPage(browser, {
      width,
      height,
      cookie: caller.cookie,
      url: program.url,
    });
    await page.goto(`${program.url}/d/loerrach/reports`);
    const figure = page
      .locator('ul')
      .getByRole('link', { name: /: \d+,/ })
      .first();
    await figure.waitFor();
    await expectAccessible(page, 'reports');
    const told = Number(await figure.textContent());
    expect(told).toBeGreaterThan(0);
    await figure.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const leads = page.locator('main ul').getByRole('link');
    await leads.first().waitFor();
    expect(await leads.count()).toBe(told);
    await expectAccessible(page, 'leads behind a figure');
    await context.close();
  });
});
