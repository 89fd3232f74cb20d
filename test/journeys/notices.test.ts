import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedLeads } from '../../modules/leads/contract.ts';
import type { CaughtLetterList } from '../../modules/mail/contract.ts';
import type { NoticeList } from '../../modules/notices/contract.ts';
import type { CreatedApiKey, SessionView } from '../../modules/people/contract.ts';
import { expectAccessible, launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { administrator, type Caller, setUpDealership } from '../world/setting-up.ts';

/** Somebody is told: by the bell without a reload, by mail, on a device; and no longer when it is pointless. */
describe('notices', () => {
  let program: Program;
  let caller: Caller;
  let browser: Browser;
  let desk: WatchedPage;
  let page: Page;
  let key: string;
  let me: string;

  beforeAll(async () => {
    program = await makeProgram();
    await program.start();
    caller = await setUpDealership(program);
    key = (
      await caller.send<Static<typeof CreatedApiKey>>('POST', '/dealers/loerrach/api-keys', {
        name: 'Telefonzentrale',
      })
    ).key;
    me = (await caller.get<SessionView>('/session')).user.userId;
    browser = await launchBrowser();
    desk = await openPage(browser, { cookie: caller.cookie, url: program.url });
    page = desk.page;
    await page.goto(`${program.url}/d/loerrach/today`);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  /** A lead of this customer, which the exchange hands over to the administrator. */
  async function handedOver(name: string): Promise<string> {
    const lead = { customer: { name, phone: `0171 555014${name.length}` }, channel: 'phone' };
    const made = await caller.send<Static<typeof CreatedLeads>>('POST', '/dealers/loerrach/leads', lead);
    const [leadId = ''] = made.leadIds;
    const answer = await fetch(`${program.url}/api/v1/dealers/loerrach/leads/${leadId}/assignee`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId: me }),
    });
    expect(answer.status).toBe(204);
    return leadId;
  }
  const bell = (name: string | RegExp) => page.getByRole('button', { name });

  it('ring the bell without a reload, and the window says how many', async () => {
    await bell('Benachrichtigungen').waitFor();
    await handedOver('Sabine Köhler');
    await bell('1 ungelesene Benachrichtigung').waitFor({ timeout: 10_000 });
    await expect.poll(() => page.title()).toMatch(/^\(1\) Heute/);
  });

  it('go out by mail with what is due and the link', async () => {
    const letters = () => caller.get<Static<typeof CaughtLetterList>>('/catcher/letters');
    await expect
      .poll(async () => (await letters()).rows.filter(({ to }) => to.includes(administrator.email)), {
        timeout: 10_000,
      })
      .toMatchObject([{ subject: 'An Sie übergeben: Sabine Köhler' }]);
  });

  it('say what happened and why one is told, and open the lead', async () => {
    await bell('1 ungelesene Benachrichtigung').click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Sie sind der Bearbeiter.').waitFor();
    await expectAccessible(page, 'the bell');
    await panel.getByRole('link', { name: /Telefonzentrale hat Ihnen übergeben: Sabine Köhler/ }).click();
    await page.waitForURL(/\/leads\/[-\w]+$/);
    await bell('Benachrichtigungen').waitFor();
  });

  it('are settled when the lead is worked, and say so', async () => {
    const leadId = await handedOver('Jan de Vries');
    await bell('1 ungelesene Benachrichtigung').waitFor({ timeout: 10_000 });
    await caller.send('POST', `/dealers/loerrach/leads/${leadId}/calls`, { reached: true });
    await bell('Benachrichtigungen').waitFor({ timeout: 10_000 });
    await page.goto(`${program.url}/d/loerrach/notices`);
    await page.getByText(/Erledigt: beantwortet/).waitFor();
    await expectAccessible(page, 'the list');
    const { rows } = await caller.get<NoticeList>('/dealers/loerrach/notices');
    expect(rows.map(({ settled }) => settled?.because ?? null)).toEqual(['answered', null]);
  });

  it('come as each one chose, and what was chosen stays', async () => {
    await page.getByRole('link', { name: 'Anpassen' }).click();
    await page.getByRole('combobox', { name: 'E-Mail: An Sie übergeben' }).selectOption('nie');
    await page.getByRole('radio', { name: 'Eigene Zeiten' }).check();
    await page.getByRole('textbox', { name: 'Von' }).fill('21:30');
    await expect
      .poll(async () => caller.get('/dealers/loerrach/notices/choices'))
      .toMatchObject({
        kinds: { handedOver: { mail: 'off', push: true } },
        quietHours: { kind: 'own', from: '21:30', until: '07:00', days: ['sun'] },
      });
    await page.reload();
    await expect.poll(() => page.getByRole('textbox', { name: 'Von' }).inputValue()).toBe('21:30');
    await expectAccessible(page, 'the choices');
  });

  it('show on a device as the server sent them', async () => {
    await desk.context.grantPermissions(['notifications'], { origin: program.url });
    await page.evaluate(
      "navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready).then(() => true)",
    );
    const devtools = await desk.context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const message = {
      title: 'Überfällig: Sabine Köhler',
      body: 'Fällig seit 10:15',
      tag: 'a',
      path: '/d/loerrach/notices',
    };
    for (const data of [JSON.stringify(message), JSON.stringify({ ...message, title: 'Neuer' }), 'no JSON']) {
      await devtools.send('ServiceWorker.deliverPushMessage', {
        origin: program.url,
        registrationId: await registered,
        data,
      });
    }
    const shown = () =>
      page.evaluate<{ title: string; body: string; data: unknown }[]>(`
        navigator.serviceWorker.ready
          .then((registration) => registration.getNotifications())
          .then((all) => all.map(({ title, body, data }) => ({ title, body, data })))`);
    await expect.poll(async () => (await shown()).length).toBe(2);
    expect(await shown()).toEqual(
      expect.arrayContaining([
        { title: 'Neuer', body: 'Fällig seit 10:15', data: { path: '/d/loerrach/notices' } },
        { title: 'Forecourt', body: '', data: { path: '/' } },
      ]),
    );
  });

  it('had no trouble in the page', () => {
    expect(desk.troubles).toEqual([]);
  });
});
