import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HoursSettings } from '../../modules/dealers/contract.ts';
import type { UserList } from '../../modules/people/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';

const file = (...lines: string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (date: string, name: string): string[] => [
  'BEGIN:VEVENT',
  `DTSTART;VALUE=DATE:${date}`,
  `SUMMARY:${name}`,
  'END:VEVENT',
];

/** What mouse, finger and keys do on the page of working hours; what hours mean is tested without a browser. */
describe('the page of working hours', () => {
  const nextYear = new Date().getFullYear() + 1;
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;
  let elsewhere: Server;

  beforeAll(async () => {
    elsewhere = createServer((_, answer) =>
      answer.end(file(...event(`${nextYear}0816`, 'Inventur der Gruppe'))),
    );
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    program = await makeProgram({ environment: { FORECOURT_INSIDE_HOSTS: '127.0.0.1' } });
    await program.start();
    caller = await setUpDealership(program);
    const { version, value } = await saved();
    const weekday: HoursSettings['weekly']['mon'] = [['09:00', '18:00']];
    const weekly = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] };
    await caller.send('PUT', '/dealers/loerrach/settings/hours', { version, value: { ...value, weekly } });
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
  });
  beforeEach(async () => {
    await page.goto(`${program.url}/d/loerrach/settings/hours`);
    await page.getByRole('slider').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    elsewhere?.closeAllConnections();
    elsewhere?.close();
    await program?.remove();
  });

  const saved = () =>
    caller.get<{ version: number; value: HoursSettings }>('/dealers/loerrach/settings/hours');
  const save = async () => {
    const { version } = await saved();
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect.poll(async () => (await saved()).version, { timeout: 10_000 }).toBe(version + 1);
    return (await saved()).value;
  };
  const field = (name: string): Locator => page.getByRole('textbox', { name });

  it('draws hours with the mouse, changes them with keys, and copies a day', async () => {
    const mondayTrack = page.getByRole('slider', { name: 'Montag öffnet' }).locator('xpath=../..');
    const box = await mondayTrack.boundingBox();
    if (box === null) throw new Error('Monday has no bar');
    const at = (hour: number) => box.x + (hour / 24) * box.width;
    const y = box.y + box.height / 2;
    await page.mouse.move(at(20), y);
    await page.mouse.down();
    await page.mouse.move(at(22), y, { steps: 5 });
    await page.mouse.up();
    expect(await field('Montag öffnet').nth(1).inputValue()).toBe('20:00');
    expect(await field('Montag schließt').nth(1).inputValue()).toBe('22:00');

    // the middle moves the whole, and Escape puts it back
    await page.mouse.move(at(21), y);
    await page.mouse.down();
    await page.mouse.move(at(4), y, { steps: 5 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await field('Montag öffnet').nth(1).inputValue()).toBe('20:00');

    await page.getByRole('slider', { name: 'Montag schließt' }).nth(1).press('End');
    await page.getByRole('slider', { name: 'Montag öffnet' }).first().press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'Montag auf andere Tage übertragen' }).click();
    await page.getByRole('menuitem', { name: 'Samstag' }).click();
    const { weekly } = await save();
    const monday = [
      ['09:15', '18:15'],
      ['20:00', '24:00'],
    ];
    expect([weekly.mon, weekly.tue, weekly.sat]).toEqual([monday, [['09:00', '18:00']], monday]);
    await page.getByRole('slider', { name: 'Samstag schließt' }).nth(1).press('Delete');
    expect((await save()).weekly.sat).toEqual([['09:15', '18:15']]);
  });

  it('enters days off from the keyboard, and an opening on a holiday by a click', async () => {
    await page.getByRole('button', { name: `${nextYear} zeigen` }).click();
    const day = (date: string) => page.locator(`[data-date="${nextYear}-${date}"]`);
    await day('01-01').focus();
    for (let week = 0; week < 4; week++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByLabel('Bezeichnung').fill('Betriebsferien');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: /^Betriebsferien eigener freier Tag/ }).waitFor();
    await day('05-01').click();
    await page.getByLabel('Bezeichnung').fill('Maifest');
    await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await expectAccessible(page, 'the page of working hours');
    const { ownDaysOff, specialOpenings } = await save();
    expect(ownDaysOff).toEqual([
      { from: `${nextYear}-01-29`, until: `${nextYear}-01-31`, name: 'Betriebsferien' },
    ]);
    expect(specialOpenings).toEqual([
      { date: `${nextYear}-05-01`, name: 'Maifest', intervals: [['10:00', '16:00']] },
    ]);
  });

  it('shows what a calendar file would add, line by line, and saves nothing by itself', async () => {
    const { version } = await saved();
    await page.getByRole('button', { name: 'Kalenderdatei einlesen' }).click();
    await page.setInputFiles('input[type=file]', {
      name: 'ferien.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(
        file(
          ...event(`${nextYear}0716`, 'Betriebsausflug'),
          'das ist Unsinn',
          ...event(`${nextYear}0101`, 'Neujahr'),
        ),
      ),
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Zeile 6').waitFor();
    await dialog.getByText('das ist Unsinn').waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Betriebsausflug' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Neujahr' }).isChecked()).toBe(false);
    await expectAccessible(page, 'the import');
    await dialog.getByRole('button', { name: '1 Eintrag hinzufügen' }).click();
    expect((await saved()).version).toBe(version);
    expect((await save()).ownDaysOff.map(({ name }) => name)).toEqual(['Betriebsferien', 'Betriebsausflug']);
  });

  it('subscribes to a calendar, whose days stand in the year a moment later', async () => {
    await page.getByRole('button', { name: 'Kalender abonnieren' }).click();
    await page.getByLabel('Bezeichnung').fill('Gruppe');
    await page
      .getByLabel('Adresse')
      .fill(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/g.ics`);
    await page.getByRole('button', { name: 'Abonnieren', exact: true }).click();
    await page.getByRole('button', { name: `${nextYear} zeigen` }).click();
    await page.getByRole('cell', { name: /^Inventur der Gruppe aus dem Kalender „Gruppe“/ }).waitFor();
    expect(desk.troubles).toEqual([]);
  });

  it('takes a finger on the phone', async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      locale: 'de-DE',
    });
    const [name = '', value = ''] = caller.cookie.split('=');
    await phone.addCookies([{ name, value, url: program.url, httpOnly: true, sameSite: 'Lax' }]);
    page = await phone.newPage();
    await page.goto(`${program.url}/d/loerrach/settings/hours`);
    const end = page.getByRole('slider', { name: 'Mittwoch schließt' });
    await end.scrollIntoViewIfNeeded();
    const box = await end.boundingBox();
    const track = await end.locator('xpath=../..').boundingBox();
    if (box === null || track === null) throw new Error('Wednesday has no end to pull at');
    const touch = await phone.newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let step = 1; step <= 6; step++) {
      const touchPoints = [{ x: x + (step / 6) * (track.width / 12), y }];
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => field('Mittwoch schließt').inputValue()).toBe('20:00');
    expect((await save()).weekly.wed).toEqual([['09:00', '20:00']]);
    await phone.close();
    page = desk.page;
  });

  it('keeps the own hours of who works part time', async () => {
    await page.goto(`${program.url}/d/loerrach/people`);
    await page.getByRole('button', { name: 'Anna Vogt' }).click();
    await page.getByRole('switch', { name: 'Arbeitet in Teilzeit' }).check({ force: true });
    await field('Montag schließt').first().fill('1300');
    await field('Montag schließt').first().blur();
    await page.getByRole('button', { name: 'Speichern', exact: true }).last().click();
    const anna = async () =>
      (await caller.get<Static<typeof UserList>>('/dealers/loerrach/users')).rows.find(
        (user) => user.name === 'Anna Vogt',
      );
    await expect.poll(async () => (await anna())?.hours?.mon[0]).toEqual(['09:15', '13:00']);
    expect(desk.troubles).toEqual([]);
  });
});
