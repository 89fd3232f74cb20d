import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { administrator, setUpDealership } from '../world/setting-up.ts';

/** Somebody makes their account safe and signs in by passkey and by app; an administrator changes a role. */
describe('account and roles', () => {
  let program: Program;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    const caller = await setUpDealership(program);
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url, language: 'de-DE' });
    page = desk.page;
    const session = await desk.context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${program.url}/d/loerrach/account`);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  async function signOut(): Promise<void> {
    await button(/Ihr Menü/).click();
    await page.getByRole('menuitem', { name: 'Abmelden' }).click();
    await page.waitForURL(/\/login/);
  }
  async function givePassword(): Promise<void> {
    await page.getByLabel('E-Mail oder Nutzername').fill(administrator.email);
    await page.getByRole('textbox', { name: 'Passwort' }).fill(administrator.password);
    await button('Anmelden').click();
    await page.getByRole('heading', { name: 'Zweiter Faktor' }).waitFor();
  }

  it('keep a passkey and an app, and tell the recovery codes once', async () => {
    await page.getByRole('heading', { name: 'Wo Sie angemeldet sind' }).waitFor();
    await expectAccessible(page, 'the account');
    await button('Passkey hinzufügen').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Laptop im Büro');
    await dialog.getByRole('button', { name: 'Passkey hinzufügen' }).click();
    const codes = page.getByRole('dialog', { name: 'Wiederherstellungscodes' });
    await codes.waitFor();
    expect(await codes.getByRole('listitem').count()).toBe(10);
    await codes.getByRole('button', { name: 'Ich habe sie aufbewahrt' }).click();
    await page.getByText('Laptop im Büro').first().waitFor();
  });

  it('let one in by the passkey alone', async () => {
    await signOut();
    await expectAccessible(page, 'signing in');
    await button('Passkey benutzen').click();
    await page.waitForURL(/\/today/);
  });

  it('let one in by the app after the password', async () => {
    await page.goto(`${program.url}/d/loerrach/account`);
    await button('App einrichten').click();
    const dialog = page.getByRole('dialog');
    const secret = (await dialog.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(
      ' ',
      '',
    );
    await expectAccessible(page, 'setting up the app');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await dialog.getByLabel('Code in der App').fill(totp.generate());
    await dialog.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByText('Eingerichtet. Ihr Code wird').waitFor();
    await signOut();
    await givePassword();
    await expectAccessible(page, 'the second step');
    // The next step of the clock: the one of now was used up.
    await page.getByLabel('Code').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await button('Weiter').click();
    await page.waitForURL(/\/today/);
    await signOut();
    await givePassword();
    await button('Passkey benutzen').click();
    await page.waitForURL(/\/today/);
  });

  it('change on a phone what a role may, see whom it concerns, and take it back', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${program.url}/d/loerrach/settings/roles`);
    await button(/Vorgesetzter/).waitFor();
    await expectAccessible(page, 'the roles on a phone');
    await button(/Vorgesetzter/).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Einstellungen ändern').check();
    await dialog.getByText(/kann dann: Einstellungen ändern/).waitFor();
    await expectAccessible(page, 'a role');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Rolle Vorgesetzter gespeichert').waitFor();
    await button(/Vorgesetzter.*geändert/).waitFor();
    await button('Rückgängig').click();
    await page.getByText('ist wieder wie zuvor').waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('table').waitFor();
    await expectAccessible(page, 'the matrix of roles');
    expect(desk.troubles).toEqual([]);
  });
});
