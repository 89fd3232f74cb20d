import type { Browser, Page } from 'playwright-core';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadDetail, LeadList } from '../../modules/leads/contract.ts';
import type { CaughtLetter, CaughtLetterList } from '../../modules/mail/contract.ts';
import { launchBrowser, openPage, type WatchedPage } from '../world/browser.ts';
import { makeProgram, type Program } from '../world/program.ts';
import { type Caller, setUpDealership } from '../world/setting-up.ts';
import { haveSwaks, sendBySwaks } from '../world/swaks.ts';

const customer = 'sabine.koehler@example.net';

/** The whole main job, once, as a stranger would see it: a mail comes in, is worked, answered, answered again, closed. */
describe.skipIf(!haveSwaks())(
  'an enquiry by e-mail becomes an assigned, timed, answered lead (needs swaks: sudo apt-get install swaks)',
  () => {
    let program: Program;
    let caller: Caller;
    let browser: Browser;
    let desk: WatchedPage;
    let page: Page;
    let sentAt: number;
    let leadId: string;

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

    const mail = (
      subject: string,
      body: string,
      more: { to?: string; headers?: Record<string, string> } = {},
    ) =>
      sendBySwaks(program.smtpPort, {
        from: customer,
        to: more.to ?? `loerrach@${program.leadDomain}`,
        headers: {
          From: `Sabine Köhler <${customer}>`,
          Subject: subject,
          'Content-Type': 'text/plain; charset=utf-8',
          ...more.headers,
        },
        body,
      });
    /** The newest letter to the customer that says this; waits for it. */
    const caught = async (words: string): Promise<Static<typeof CaughtLetter>> => {
      for (const end = Date.now() + 10_000; Date.now() < end; ) {
        const { rows } = await caller.get<Static<typeof CaughtLetterList>>('/catcher/letters');
        for (const { letterId } of rows.filter(({ to }) => to.includes(customer))) {
          const letter = await caller.get<Static<typeof CaughtLetter>>(`/catcher/letters/${letterId}`);
          if (letter.text.includes(words)) return letter;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`No letter to the customer says "${words}"`);
    };

    it('shows the list empty, and says how to send a first enquiry', async () => {
      await page.goto(`${program.url}/d/loerrach/leads?assignee=`);
      await page
        .getByRole('tab', { name: /^Alle/ })
        .or(page.getByRole('link', { name: /^Alle/ }))
        .first()
        .click();
      await page.getByText(`loerrach@${program.leadDomain}`).first().waitFor();
    });

    it('has the lead in the open list within two seconds of the mail, without a reload', async () => {
      await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
      sentAt = Date.now();
      await mail(
        'Golf GW-2231',
        'Guten Tag,\nist der Golf noch da? Ich könnte am Samstag kommen.\n\nSabine Köhler\n0171 5550142',
      );
      const taken = Date.now();
      await page.getByText('Sabine Köhler').first().waitFor({ timeout: 10_000 });
      expect(Date.now() - taken).toBeLessThan(2000);
      expect(await page.evaluate(() => Reflect.get(globalThis, 'notReloaded'))).toBe(true);
    });

    it('is assigned by the rotation and due two open hours after it came', async () => {
      const { rows } = await caller.get<LeadList>('/dealers/loerrach/leads');
      expect(rows).toHaveLength(1);
      const [lead] = rows;
      expect(lead).toMatchObject({ customer: 'Sabine Köhler', state: 'open', due: { kind: 'response' } });
      expect(['Anna Vogt', 'Tom Brenner']).toContain(lead?.assignee?.name);
      const received = Date.parse(lead?.receivedAt ?? '');
      expect(received).toBeGreaterThanOrEqual(sentAt - 1000);
      expect(Date.parse(lead?.due?.at ?? '') - received).toBe(2 * 3_600_000);
      leadId = lead?.leadId ?? '';
      await page
        .getByText(lead?.assignee?.name ?? '?')
        .first()
        .waitFor();
    });

    it('answered at once, in German, with the assignee and the promised time', async () => {
      const letter = await caught('vielen Dank für Ihre Anfrage');
      const { rows } = await caller.get<LeadList>('/dealers/loerrach/leads');
      expect(letter.text).toContain(rows[0]?.assignee?.name ?? '?');
      expect(letter.text).toMatch(/Uhr/);
      expect(
        letter.headers.some(
          ({ name, value }) => /^auto-submitted$/i.test(name) && /auto-replied/.test(value),
        ),
      ).toBe(true);
    });

    it('explains the time and the person', async () => {
      await page.getByText('Sabine Köhler').first().click();
      await page.getByRole('button', { name: 'Warum diese Zeit' }).first().click();
      await page.getByText(/2:00/).first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Warum diese Person' }).first().click();
      await page.getByText('Tom Brenner').first().waitFor();
      await page.keyboard.press('Escape');
    });

    it('is answered from the desk', async () => {
      await page
        .getByRole('textbox', { name: 'Ihre Antwort' })
        .fill('Guten Tag Frau Köhler,\n\nja, er steht bei uns. Passt Ihnen Samstag um 10 Uhr?');
      await page.getByRole('button', { name: 'Senden', exact: true }).click();
      await page
        .getByText(/Gesendet an sabine/)
        .first()
        .waitFor({ timeout: 10_000 });
      const letter = await caught('Passt Ihnen Samstag um 10 Uhr?');
      expect(letter.replyTo).toMatch(/loerrach\+.+@leads\.test/);
      const { lead } = await caller.get<LeadDetail>(`/dealers/loerrach/leads/${leadId}`);
      expect(lead).toMatchObject({ answered: true, unread: false, due: { kind: 'followUp' } });
    });

    it("takes the customer's answer into the same thread, and starts a new clock", async () => {
      const letter = await caught('Passt Ihnen Samstag um 10 Uhr?');
      const messageId = letter.headers.find(({ name }) => /^message-id$/i.test(name))?.value ?? '';
      const to = /[\w.+-]+@[\w.-]+/.exec(letter.replyTo ?? '')?.[0] ?? '';
      await mail('Re: Golf GW-2231', 'Samstag um 10 passt wunderbar.', {
        to,
        headers: { 'In-Reply-To': messageId, References: messageId },
      });
      await page.getByText('Samstag um 10 passt wunderbar.').first().waitFor({ timeout: 10_000 });
      const detail = await caller.get<LeadDetail>(`/dealers/loerrach/leads/${leadId}`);
      expect(detail.letters.map(({ kind }) => kind)).toEqual([
        'enquiry',
        'automaticReply',
        'answer',
        'reply',
      ]);
      expect(detail.lead).toMatchObject({ unread: true, due: { kind: 'response' } });
      expect((await caller.get<LeadList>('/dealers/loerrach/leads?state=all')).rows).toHaveLength(1);
    });

    it('is closed with a reason, and can be opened again', async () => {
      await page.getByRole('button', { name: 'Abschließen', exact: true }).first().click();
      await page.getByRole('radio', { name: 'Gekauft', exact: true }).check();
      await page.getByRole('dialog').getByRole('button', { name: 'Abschließen', exact: true }).last().click();
      await expect
        .poll(async () => (await caller.get<LeadDetail>(`/dealers/loerrach/leads/${leadId}`)).lead.state)
        .toBe('closed');
      await page
        .getByRole('button', { name: /Wieder öffnen/ })
        .first()
        .click();
      await expect
        .poll(async () => (await caller.get<LeadDetail>(`/dealers/loerrach/leads/${leadId}`)).lead.state)
        .toBe('open');
    });

    it('had no trouble in the page', () => {
      expect(desk.troubles).toEqual([]);
    });
  },
);
