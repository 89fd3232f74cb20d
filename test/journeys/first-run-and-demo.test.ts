import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadList } from '../../modules/leads/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, callerOf, signIn } from '../world/setting-up.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** From the link in the terminal to a desk full of work; then every page looked at by axe, at two sizes, light and dark. */
describe('the first run and the demo', () => {
  let program: Program;
  let browser: Browser;
  let first: WatchedPage;
  let caller: Caller;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    browser = await launchBrowser();
    first = await openPage(browser, { language: 'de-DE' });
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const link = () => /http\S+first-run\?token=\S+/.exec(program.output())?.[0] ?? '';

  it('opens only with the link of the terminal', async () => {
    const { page } = first;
    expect((await fetch(`${program.url}/api/v1/first-run?token=${'x'.repeat(32)}`)).status).toBe(404);
    await page.goto(link());
    await page.getByText('Die Demo erkunden').waitFor();
    await expectAccessible(page, 'first run');
  });

  it('makes the demo, with its progress, and signs in', async () => {
    const { page } = first;
    await page.getByText('Die Demo erkunden').click();
    await page.getByText('Die Demo entsteht').waitFor();
    await page.getByText(/% fertig/).waitFor();
    await page.waitForURL(/\/d\/[a-z]+\/today/, { timeout: 110_000 });
    const [cookie] = await first.context.cookies();
    caller = callerOf(program.url, `${cookie?.name}=${cookie?.value}`);
    expect((await fetch(link().replace('/first-run', '/api/v1/first-run'))).status).toBe(404);
  });

  it('has leads in all colours and states, contacts and absences', async () => {
    for (const colour of ['green', 'yellow', 'red']) {
      const { rows } = await caller.get<LeadList>(`/dealers/loerrach/leads?colour=${colour}`);
      expect([colour, rows.length > 0]).toEqual([colour, true]);
    }
    expect(
      (await caller.get<LeadList>('/dealers/loerrach/leads?state=closed&limit=200')).rows.length,
    ).toBeGreaterThan(100);
    expect((await caller.get<{ inbox: number }>('/dealers/loerrach/leads/counts')).inbox).toBeGreaterThan(0);
    expect((await caller.get<LeadList>('/dealers/venlo/leads')).rows.length).toBeGreaterThan(0);
    const salesperson = await signIn(program.url, 'anna', 'probefahrt-morgen');
    await expect(salesperson.get('/dealers/venlo/leads')).rejects.toThrow('404');
  });

  it.each(
    sizes.flatMap((size) => [
      { ...size, dark: false },
      { ...size, dark: true },
    ]),
  )('is accessible and German at $width px (dark: $dark)', async ({ width, height, dark }) => {
    const { page, context, troubles } = await openPage(browser, {
      width,
      height,
      dark,
      language: 'de-DE',
      cookie: caller.cookie,
      url: program.url,
    });
    const { rows } = await caller.get<LeadList>('/dealers/loerrach/leads?sort=activity');
    const pages = ['today', 'leads', `leads/${rows[0]?.leadId}`, 'inbox', 'people', 'settings/hours'];
    for (const path of pages) {
      await page.goto(`${program.url}/d/loerrach/${path}`);
      await page.getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => {});
      await expectAccessible(page, `${path} at ${width}${dark ? ' dark' : ''}`);
      const text = await page.locator('body').innerText();
      expect(text, path).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7|undefined|\bnull\b|MISSING/);
      expect(
        await page.evaluate(() => Reflect.get(globalThis, 'document').documentElement.scrollWidth),
        `${path} is not wider than the screen`,
      ).toBeLessThanOrEqual(width);
    }
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('lets people sign in and out, and tells a wrong password in words', async () => {
    const { page, context } = await openPage(browser, { language: 'de-DE' });
    await page.goto(`${program.url}/login`);
    await expectAccessible(page, 'login');
    await page.getByLabel('E-Mail oder Nutzername').fill('anna');
    await page.getByLabel('Passwort', { exact: true }).fill('falsch geraten');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('Passwort', { exact: true }).fill('probefahrt-morgen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/d\/loerrach\//);
    await context.close();
  });

  it('had no trouble in the page', () => {
    // the first run is gone (404) the moment the demo is done, and the page asks once more
    expect(first.troubles.filter((trouble) => !/status of 404/.test(trouble))).toEqual([]);
  });
});
