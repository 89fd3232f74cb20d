import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList } from '../../modules/distribution/index.ts';
import type { UserList } from '../../modules/people/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const zone = 'Europe/Berlin';

/** Holidays are planned, both at once: the checker names the day, the calendar shows it, and planning otherwise mends it. */
describe('the checker of the set-up', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;
  let users: Map<string, string>;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    const { rows } = await caller.get<Static<typeof UserList>>('/dealers/loerrach/users');
    users = new Map(rows.map(({ name, userId }) => [name, userId]));
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  /** Midnight so many days from now. The set-up is open around the clock, so every day counts. */
  const midnight = (days: number) => Temporal.Now.zonedDateTimeISO(zone).startOfDay().add({ days });
  const dayText = (days: number) =>
    new Intl.DateTimeFormat('de', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    }).format(midnight(days).epochMilliseconds);
  const plan = async (name: string, from: number, until: number): Promise<string> => {
    const { absences } = await caller.send<Static<typeof UserList>['rows'][number]>(
      'POST',
      `/dealers/loerrach/users/${users.get(name)}/absences`,
      { from: midnight(from).toInstant().toString(), until: midnight(until).toInstant().toString() },
    );
    return (
      absences.find((each) => Temporal.Instant.from(each.from).equals(midnight(from).toInstant()))
        ?.absenceId ?? ''
    );
  };
  const open = async (area: string) => {
    await page.goto(`${program.url}/d/loerrach/settings/${area}`);
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
  };

  it('names the day on which the planned absences leave nobody, and the lead that would strand, without a reload', async () => {
    await open('checker');
    await page.getByText(/Geprüft/).waitFor();
    await plan('Anna Vogt', 18, 27);
    await plan('Tom Brenner', 20, 24);
    const gap = page.getByRole('listitem').filter({ hasText: 'Niemand ist da, der Anfragen erhält.' });
    await gap.waitFor({ timeout: 15_000 });
    const text = (await gap.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Abwesend: Anna Vogt und Tom Brenner');
    const { rows } = await caller.get<FindingList>('/dealers/loerrach/checker');
    const found = rows.find(({ code }) => code === 'absenceGap');
    expect(found).toMatchObject({
      severity: 'error',
      bitesAt: midnight(20).toInstant().toString(),
      until: midnight(24).toInstant().toString(),
      example: { at: midnight(20).toInstant().toString(), condition: 'used' },
    });
    const number = String(midnight(20).day);
    expect(text).toMatch(new RegExp(`Fehler · \\p{L}+ ${number}\\. .* bis `, 'u'));
    expect(text).toMatch(
      new RegExp(`${number}\\. .*00:00, Gebrauchtwagen: Diesen Lead kann niemand erhalten`),
    );
    await expectAccessible(page, 'checker');
  });

  it('marks the days in the coverage calendar, also for the keyboard', async () => {
    await open('coverage');
    const jump = page.getByRole('button', {
      name: `${dayText(20)} – ${dayText(23)}, Rollierende Verteilung`,
    });
    await jump.click();
    const detail = page.locator('section[aria-live]');
    await detail.getByText('Niemand kann Anfragen erhalten: 00:00–24:00').waitFor();
    await detail.getByText(/Tom Brenner ist abwesend/).waitFor();
    for (const _ of [20, 21, 22, 23]) await page.keyboard.press('ArrowRight');
    await detail.getByText('1 Person kann Anfragen erhalten', { exact: false }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await detail.getByText('Niemand kann Anfragen erhalten: 00:00–24:00').waitFor();
    await expectAccessible(page, 'coverage');
  });

  it('shows it on a phone as weeks, the details at a tap', async () => {
    const phone = await openPage(browser, {
      width: 390,
      height: 844,
      dark: true,
      cookie: caller.cookie,
      url: program.url,
    });
    await phone.page.goto(`${program.url}/d/loerrach/settings/coverage`);
    const day = phone.page.getByRole('button', { name: /Rollierende Verteilung: niemand kann/ }).first();
    await day.click();
    await phone.page.getByText('Niemand kann Anfragen erhalten: 00:00–24:00').waitFor();
    await expectAccessible(phone.page, 'coverage on a phone');
    expect(phone.troubles).toEqual([]);
    await phone.context.close();
  });

  it('tells beside the form what a change would mend, and is reached by the link of the finding', async () => {
    await open('checker');
    const hint = page.getByRole('listitem').filter({ hasText: 'Es ist kein Fallback-Nutzer gewählt.' });
    await hint.getByRole('link', { name: /Verteilung/ }).click();
    const fallback = page.getByRole('combobox', { name: 'Fallback-Nutzer' });
    await fallback.waitFor();
    await expect.poll(() => fallback.evaluate((element) => element.matches(':focus'))).toBe(true);
    await fallback.selectOption({ label: 'Tom Brenner' });
    await page.getByText('Behoben durch diese Änderung').waitFor();
    await page.getByText('Neu durch diese Änderung').waitFor();
    const fresh = page
      .getByRole('listitem')
      .filter({ hasText: 'Tom Brenner, der Fallback-Nutzer, ist ohne Vertretung' });
    await fresh.waitFor();
    await expectAccessible(page, 'findings beside the form');
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await fresh.waitFor({ state: 'detached' });
  });

  it('tells administrators by a banner what bites soon, until it is mended', async () => {
    await open('checker');
    const annas = await plan('Anna Vogt', 3, 6);
    await plan('Tom Brenner', 4, 5);
    const banner = page.getByRole('complementary', { name: 'Hinweise' });
    await banner.getByText(/Die Einrichtung hat .*1 Fehler/).waitFor({ timeout: 15_000 });
    await banner.getByRole('button', { name: 'Zeigen' }).click();
    await banner.getByText('Niemand ist da, der Anfragen erhält.').waitFor();
    await banner.getByRole('link', { name: 'Beheben: Team' }).waitFor();
    await expectAccessible(page, 'banner of findings');
    await caller.send('DELETE', `/dealers/loerrach/users/${users.get('Anna Vogt')}/absences/${annas}`);
    await banner
      .getByText('Niemand ist da, der Anfragen erhält.')
      .waitFor({ state: 'detached', timeout: 15_000 });
    expect(desk.troubles).toEqual([]);
  });
});
