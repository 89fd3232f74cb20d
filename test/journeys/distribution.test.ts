import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistributionSettings } from '../../modules/dealers/contract.ts';
import type { PoolList } from '../../modules/distribution/contract.ts';
import type { CreatedLeads, LeadDetail } from '../../modules/leads/contract.ts';
import type { CaughtLetter, CaughtLetterList } from '../../modules/mail/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership, signIn } from '../world/setting-up.ts';

/** For a machine that has much else to do; nothing is asserted about how long it takes. */
const patience = { timeout: 20_000 };

type Stored = { version: number; value: DistributionSettings };
const settingsPath = '/dealers/loerrach/settings/distribution';

/** An administrator goes from a rotation to a pool, past everything that contradicts it; then people claim from it. */
describe('the pool of a dealership', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  const desks: Record<'admin' | 'anna' | 'tom', WatchedPage | null> = { admin: null, anna: null, tom: null };

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    browser = await launchBrowser();
    desks.admin = await openDesk(caller);
    desks.anna = await openDesk(await accept('person0@autohaus.example'));
    desks.tom = await openDesk(await accept('person1@autohaus.example'));
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const openDesk = ({ cookie }: Caller) => openPage(browser, { cookie, url: program.url });
  const pageOf = (who: keyof typeof desks): Page => {
    const desk = desks[who];
    if (desk === null) throw new Error(`${who} has no page`);
    return desk.page;
  };
  /** Follows the link of an invitation. */
  async function accept(email: string): Promise<Caller> {
    const password = 'immer der Reihe nach';
    const letter = await invitationTo(email);
    const token = /\/invitation\/([\w-]+)/.exec(letter.text)?.[1];
    const answer = await fetch(`${program.url}/api/v1/invitations/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: program.url },
      body: JSON.stringify({ password }),
    });
    expect(answer.status, await answer.text()).toBeLessThan(300);
    return signIn(program.url, email, password);
  }
  async function invitationTo(email: string): Promise<Static<typeof CaughtLetter>> {
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
      const { rows } = await caller.get<Static<typeof CaughtLetterList>>('/catcher/letters');
      const found = rows.find(({ to }) => to.includes(email));
      if (found) return caller.get<Static<typeof CaughtLetter>>(`/catcher/letters/${found.letterId}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Nobody invited ${email}`);
  }
  async function arrives(name: string): Promise<string> {
    const { leadIds } = await caller.send<Static<typeof CreatedLeads>>('POST', '/dealers/loerrach/leads', {
      customer: { name },
      channel: 'phone',
    });
    const [leadId] = leadIds;
    if (leadId === undefined) throw new Error('No lead was made');
    return leadId;
  }
  async function save(page: Page): Promise<void> {
    const { version } = await caller.get<Stored>(settingsPath);
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect
      .poll(async () => (await caller.get<Stored>(settingsPath)).version, patience)
      .toBe(version + 1);
  }
  const card = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

  it('cannot be chosen while people receive requests or groups give theirs out in turn, and says who', async () => {
    const page = pageOf('admin');
    await page.goto(`${program.url}/d/loerrach/settings/distribution`);
    await page.getByText('Anna Vogt, Tom Brenner', { exact: false }).first().waitFor();
    expect(await card(page, 'Pool').first().isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Gruppe hinzufügen' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Gebrauchtwagen');
    await page.getByRole('combobox', { name: 'Neu oder gebraucht' }).click();
    await page.getByRole('option', { name: 'Gebrauchtwagen' }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Mitglied hinzufügen').selectOption({ label: 'Tom Brenner' });
    await save(page);
    await page.getByText(/Nicht zusammen mit Gruppen, die reihum verteilen: Gebrauchtwagen/).waitFor();
    await expectAccessible(page, 'the settings of the distribution');
  });

  it('is set up by way of both at once', async () => {
    const page = pageOf('admin');
    await card(page, 'Gemischt').first().check();
    await page.getByLabel('Pool-Nutzer').first().selectOption({ label: 'Jürgen Weiß' });
    await save(page);
    for (const name of ['Anna Vogt', 'Tom Brenner']) {
      const receives = page.getByRole('switch', { name: `${name} erhält Anfragen` });
      await receives.click({ force: true });
      await page.getByText(`${name} gespeichert`).waitFor();
      await expect.poll(() => receives.isChecked(), patience).toBe(false);
    }
    // The group still gives its leads out in turn.
    expect(await card(page, 'Pool').first().isDisabled()).toBe(true);
    await card(page, 'Pool').nth(1).check();
    await page.getByLabel('Pool-Nutzer').nth(1).selectOption({ label: 'Jürgen Weiß' });
    await card(page, 'Pool').first().check();
    await save(page);
    const { value } = await caller.get<Stored>(settingsPath);
    expect([value.mode, value.groups.map(({ mode }) => mode)]).toEqual(['pool', ['pool']]);
  });

  it('then keeps groups from giving theirs out in turn, on the page and at the door', async () => {
    const page = pageOf('admin');
    expect(await card(page, 'Rollierende Verteilung').nth(1).isDisabled()).toBe(true);
    await page.getByText('Nicht, solange der Pool für alle gilt.').first().waitFor();
    const { version, value } = await caller.get<Stored>(settingsPath);
    const groups = value.groups.map((group) => ({ ...group, mode: 'rotation' }));
    await expect(caller.send('PUT', settingsPath, { version, value: { ...value, groups } })).rejects.toThrow(
      /422 .*settings\.poolBesideRotatingGroups.*value\.mode/,
    );
    expect((await caller.get<Stored>(settingsPath)).version).toBe(version);
  });

  it('gives one lead to one of two who claim it at once, and tells the other to whom', async () => {
    const leadId = await arrives('Sabine Köhler');
    const both = [pageOf('anna'), pageOf('tom')];
    const asked: (() => void)[] = [];
    for (const page of both) {
      await page.goto(`${program.url}/d/loerrach/leads?pool=any`);
      // Neither request reaches the server before both were clicked.
      await page.route('**/claim', (route) => {
        asked.push(() => void route.continue());
        if (asked.length >= both.length) for (const go of asked) go();
      });
    }
    await Promise.all(both.map((page) => page.getByRole('button', { name: /^Übernehmen/ }).click()));
    await expect.poll(() => asked.length, patience).toBe(both.length);
    for (const page of both) await page.unroute('**/claim');
    const lead = async () => (await caller.get<LeadDetail>(`/dealers/loerrach/leads/${leadId}`)).lead;
    await expect.poll(async () => (await lead()).pool, patience).toBe(null);
    const winner = (await lead()).assignee?.name ?? '';
    expect(['Anna Vogt', 'Tom Brenner']).toContain(winner);
    const [first, second] = winner === 'Anna Vogt' ? both : both.toReversed();
    await first?.waitForURL(`**/leads/${leadId}`);
    await second?.getByText(`${winner} war schneller`).waitFor();
    await second?.getByText('Der Pool ist leer').waitFor();
  });

  it('is claimed by a key, and the lead says how it came to its person', async () => {
    const leadId = await arrives('Jan de Vries');
    const page = pageOf('anna');
    await page.goto(`${program.url}/d/loerrach/leads?pool=any`);
    await page.getByText('Jan de Vries').first().waitFor();
    await expectAccessible(page, 'the list of the pool');
    await page.keyboard.press('j');
    await page.locator(':focus', { hasText: 'Jan de Vries' }).waitFor();
    await page.keyboard.press('c');
    await page.waitForURL(`**/leads/${leadId}`);
    await page.getByRole('button', { name: 'Warum diese Person' }).first().click();
    await page.getByText('Anna Vogt hat ihn aus dem Pool übernommen').waitFor();
    const { pools } = await caller.get<PoolList>('/dealers/loerrach/pools');
    expect(pools.map(({ waiting }) => waiting)).toEqual([0, 0]);
  });

  it('shows everybody the ledgers, and who would get the next lead', async () => {
    const page = pageOf('tom');
    await page.goto(`${program.url}/d/loerrach/distribution`);
    await page.getByText('Zurzeit nimmt der Pool alle Leads').waitFor();
    await expectAccessible(page, 'the ledgers');
    await page.getByRole('link', { name: 'Wer ist dran?' }).click();
    await page.getByRole('heading', { name: 'Er würde im Pool Jürgen Weiß warten' }).waitFor();
    await page.getByLabel('Neu oder gebraucht').selectOption({ label: 'Gebrauchtwagen' });
    await page.getByRole('heading', { name: 'Gruppe „Gebrauchtwagen“' }).waitFor();
    await expectAccessible(page, 'who is next');
  });

  it('had no trouble in the pages, but for the claim that came second', () => {
    const troubles = Object.values(desks).flatMap((desk) => desk?.troubles ?? []);
    expect(troubles.filter((text) => !/status of 409/.test(text))).toEqual([]);
  });
});
