import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { parseMail, type Understood, understandBytes } from './index.ts';

const sample = (file: string): Buffer => readFileSync(new URL(`../samples/${file}`, import.meta.url));

function understood(source: string | Buffer, country = 'DE'): Understood {
  const result = understandBytes(typeof source === 'string' ? Buffer.from(source) : source, { country });
  if (!result.ok) throw new Error(result.error);
  return result.understood;
}

describe('beside what the sender wrote', () => {
  it.each([
    ['adf-full.xml', 'testDrive', 'de', 'L-1187'],
    ['adf-broken.xml', 'tradeIn', null, null],
    ['form-de.eml', 'testDrive', 'de', 'GW 4410'],
    ['form-de-table.eml', 'financing', 'de', null],
    ['form-nl.eml', 'tradeIn', 'nl', null],
    ['form-nl-testdrive.eml', 'testDrive', 'nl', null],
    ['form-en.eml', 'vehicle', 'en', null],
    ['forwarded-form.eml', 'service', 'de', null],
    ['portal-mobilede.eml', 'testDrive', 'de', '399100200'],
    ['portal-autoscout24-de.eml', 'vehicle', 'de', '401234567'],
    ['call-missed.eml', 'call', null, null],
    ['free-de.eml', 'vehicle', 'de', null],
  ] as const)('%s', (file, leadType, language, offerNumber) => {
    expect(understood(sample(file)).leads[0]).toMatchObject({ leadType, language, offerNumber });
  });

  it('phones are usable where the dealer is', () => {
    expect(understood(sample('form-nl.eml'), 'NL').leads[0]?.phones).toEqual([
      { e164: '+31655501234', asGiven: '06 5550 1234' },
    ]);
  });

  it('names are split although the sender did not', () => {
    const lead = understood(sample('lead.xml')).leads[0];
    expect(lead).toMatchObject({
      customer: { first: null, full: 'Ole Thor' },
      person: { first: 'Ole', last: 'Thor' },
    });
  });

  it('says where each field stood and how sure it is', () => {
    const found = (file: string) => understood(sample(file)).leads[0]?.found ?? {};
    expect(found('adf-full.xml')['customer.emails']).toEqual({
      confidence: 0.99,
      place: 'adf:/customer/contact/email',
    });
    expect(found('form-de.eml')['customer.phones']).toEqual({ confidence: 0.9, place: 'label:Telefon' });
    expect(found('free-de.eml')['customer.emails']).toMatchObject({ place: 'header:From' });
    for (const { confidence } of Object.values(found('form-de.eml')))
      expect(confidence).toBeLessThanOrEqual(1);
  });
});

describe('whose address it is', () => {
  const form = (headers: string, body: string): Understood =>
    understood(
      `${headers}\nTo: haus@lead.example\nSubject: Kontakt\nDate: Thu, 12 Mar 2026 08:00:00 +0100\n\n${body}`,
    );

  it.each([
    ['From: Webseite <www@haus.example>', 'Name: Kim Roth\nTelefon: 0431 1234', []],
    [
      'From: Webseite <www@haus.example>\nReply-To: kim@example.org',
      'Name: Kim Roth\nTelefon: 0431 1234',
      ['kim@example.org'],
    ],
    ['From: Kim Roth <kim@example.org>', 'Name: Kim Roth\nTelefon: 0431 1234', ['kim@example.org']],
    [
      'From: Webseite <www@haus.example>\nReply-To: haus@lead.example',
      'Name: Kim Roth\nTelefon: 0431 1234',
      [],
    ],
    ['From: Webseite <www@haus.example>', 'Name: Kim Roth\nE-Mail: KIM@example.org', ['kim@example.org']],
  ])('%s', (headers, body, emails) => {
    expect(form(headers, body).leads[0]?.customer.emails).toEqual(emails);
  });

  it('a signature does not make a form', () => {
    const { reader, leads } = form(
      'From: Kim Roth <kim@example.org>',
      'Guten Tag,\nist der Golf noch da?\n\nKim Roth\nTel.: 0431 1234567\nE-Mail: kim@firma.example',
    );
    expect(reader).toBe('free-text');
    expect(leads[0]?.comments).toContain('ist der Golf noch da?');
  });

  it('what an answer quotes is not read again', () => {
    const { reader, leads } = form(
      'From: Kim Roth <kim@example.org>\nIn-Reply-To: <1@lead.example>',
      'Danke!\n\nAm Mo., 9. März 2026 um 10:00 Uhr schrieb Haus <haus@lead.example>:\n> Name: Otto Falsch\n> Telefon: 0431 999',
    );
    expect(reader).toBe('free-text');
    expect(leads[0]).toMatchObject({ customer: { full: 'Kim Roth', phones: [] }, comments: 'Danke!' });
  });

  it('a form whose mailer adds an unsubscribe link is a form, a newsletter is none', () => {
    const body = 'Name: Kim Roth\nE-Mail: kim@example.org\nNachricht: Hallo';
    const mailer = 'From: Webseite <www@haus.example>\nList-Unsubscribe: <https://mailer.example>';
    expect(form(mailer, body).outcome).toBe('lead');
    expect(form(`${mailer}\nPrecedence: bulk`, body)).toMatchObject({ outcome: 'no-lead', reason: 'list' });
  });

  it('a program that names nobody gives no lead', () => {
    expect(form('From: noreply@shop.example', 'Ihr Auftrag wurde versendet.')).toMatchObject({
      outcome: 'no-lead',
      reason: 'automatic-sender',
    });
  });
});

describe('a kept parser agrees on ordinary mail', () => {
  const files = [
    'adf-attachment.eml',
    'form-de-table.eml',
    'free-de.eml',
    'portal-kleinanzeigen.eml',
    'reply-nl.eml',
    'adf-alternative.eml',
  ];
  const squeezed = (text: string | false | null | undefined): string =>
    (text || '').replace(/\s+/g, ' ').trim();

  it.each(files)('%s', async (file) => {
    const ours = parseMail(sample(file));
    const theirs = await simpleParser(sample(file));
    if (!ours.ok) throw new Error(ours.reject.code);
    expect(ours.mail.subject).toBe(theirs.subject);
    expect(ours.mail.from?.address).toBe(theirs.from?.value[0]?.address);
    expect(ours.mail.attachments.map((one) => one.bytes.toString('hex'))).toEqual(
      theirs.attachments.map((one) => one.content.toString('hex')),
    );
    if (ours.mail.text !== null) expect(squeezed(ours.mail.text)).toBe(squeezed(theirs.text));
    expect(squeezed(ours.mail.html)).toBe(squeezed(theirs.html));
  });
});
