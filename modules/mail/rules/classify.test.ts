import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ClassifyContext,
  classify,
  isNoReplyAddress,
  mayAutoReply,
  type ParsedMail,
  parseMail,
} from './index.ts';

const torture = new URL('../../../../shared/cases/eml/', import.meta.url);
const unknown: ClassifyContext = { envelopeFrom: null };

function mailOf(headers: Record<string, string>, body = 'Guten Tag'): ParsedMail {
  const all = { From: 'Kim <kim@example.org>', To: 'haus@lead.example', Subject: 'Frage', ...headers };
  const source = `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n${body}`;
  const parsed = parseMail(Buffer.from(source));
  if (!parsed.ok) throw new Error(parsed.reject.code);
  return parsed.mail;
}

describe('class', () => {
  it.each([
    ['normal', {}],
    ['autoReply', { 'Auto-Submitted': 'auto-replied' }],
    ['autoReply', { Subject: 'Abwesenheitsnotiz: Frage' }],
    ['autoReply', { Subject: 'AW: Automatische Antwort: Frage' }],
    ['autoReply', { Subject: 'Out of Office Re: Frage' }],
    ['autoReply', { Subject: 'Automatisch antwoord: Vraag' }],
    ['autoReply', { Subject: 'Réponse automatique : question' }],
    ['autoReply', { 'X-Autoreply': 'yes' }],
    ['autoReply', { Precedence: 'auto_reply' }],
    ['normal', { Subject: 'Auto: Golf, ist er noch da? Bin im Urlaub' }],
    ['normal', { Subject: 'Automatik oder Schalter?' }],
    ['normal', { 'Auto-Submitted': 'auto-generated' }],
    ['normal', { 'Auto-Submitted': 'no' }],
    ['list', { 'List-Id': '<a.example>' }],
    ['list', { Precedence: 'bulk' }],
    ['list', { 'List-Unsubscribe': '<https://a.example>' }],
    ['bounce', { From: 'MAILER-DAEMON@a.example', Subject: 'Undelivered Mail Returned to Sender' }],
    ['bounce', { 'Return-Path': '<>', Subject: 'Unzustellbar: Ihre Anfrage' }],
    ['bounce', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }],
    ['normal', { 'Return-Path': '<>' }],
    ['complaint', { 'Content-Type': 'multipart/report; report-type=feedback-report; boundary=x' }],
    ['loop', { 'X-Forecourt-Thread': 'k3' }],
    ['loop', { 'X-Loop': 'haus@lead.example' }],
    ['loop', { 'Message-ID': '<t.1@out.lead.example>' }],
    ['reply', { 'In-Reply-To': '<t.9@lead.example>' }],
    ['reply', { References: '<a@b.example> <t.9@lead.example>' }],
    ['reply', { To: 'haus+r.k3j9x2@lead.example' }],
    ['reply', { Subject: 'Frage [#k3j9x2]' }],
  ] as const)('%s %j', (expected, headers) => {
    const context = { envelopeFrom: null, ownMessageIdDomains: ['out.lead.example'] };
    expect(classify(mailOf(headers), context).class).toBe(expected);
  });

  it('gives the keys of a reply, the nearest first', () => {
    const mail = mailOf({
      'In-Reply-To': '<3@x>',
      References: '<1@x> <2@x> <3@x>',
      To: 'haus+r.tok-1@lead.example',
      Subject: 'Re: A [#tok2]',
    });
    expect(classify(mail, unknown).reply).toEqual({
      messageIds: ['3@x', '2@x', '1@x'],
      tokens: ['r.tok-1', 'tok2'],
    });
  });

  it('a mail that has gone round too often is a loop', () => {
    const parsed = parseMail(Buffer.from(`${'Received: by a\n'.repeat(30)}From: a@b.example\n\nx`));
    if (!parsed.ok) throw new Error(parsed.reject.code);
    expect(classify(parsed.mail, unknown).class).toBe('loop');
  });
});

describe('reports', () => {
  const report = (status: string, original = 'Message-ID: <out.7@lead.example>'): ParsedMail =>
    mailOf(
      { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=q' },
      `--q\n\nsorry\n--q\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n${status}\n--q\nContent-Type: text/rfc822-headers\n\n${original}\n--q--`,
    );

  it.each([
    [
      'Final-Recipient: rfc822; Kim@Example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user',
      true,
      'failed',
      '5.1.1',
    ],
    ['Final-Recipient: rfc822;kim@example.org\nAction: delayed\nStatus: 4.4.1', false, 'delayed', '4.4.1'],
    [
      'Final-Recipient: rfc822; kim@example.org\nAction: failed (mailbox full)\nStatus: 4.2.2 (full)',
      true,
      'failed',
      '4.2.2',
    ],
    ['Original-Recipient: rfc822;kim@example.org\nAction: relayed\nStatus: 2.0.0', false, 'relayed', '2.0.0'],
  ])('%s', (status, permanent, action, code) => {
    const { bounce } = classify(report(status), unknown);
    expect(bounce).toMatchObject({
      originalMessageId: 'out.7@lead.example',
      permanent,
      deliveries: [{ recipient: 'kim@example.org', action, status: code }],
    });
  });

  it('reads what old servers wrote in plain text', () => {
    const mail = mailOf(
      { From: 'postmaster@old.example', Subject: 'Undeliverable: Angebot' },
      'Your message did not reach the following recipient(s):\n\nkim@example.org on Monday\n  550 5.1.1 unknown',
    );
    expect(classify(mail, unknown).bounce).toMatchObject({
      permanent: true,
      deliveries: [{ recipient: 'kim@example.org', status: '5.1.1' }],
    });
  });
});

describe('automatic answers', () => {
  const may = (
    headers: Record<string, string>,
    envelopeFrom: string | null = 'kim@example.org',
    to?: string,
  ) => {
    const mail = mailOf(headers);
    return mayAutoReply(mail, classify(mail, { envelopeFrom }).class, envelopeFrom, to ?? null);
  };

  it.each([
    [{}, null],
    [{ 'Reply-To': 'kim.private@example.org' }, null],
    [{ From: 'no-reply@shop.example' }, 'no-reply-address'],
    [{ From: 'Bitte-nicht-antworten <nicht.antworten@shop.example>' }, 'no-reply-address'],
    [{ From: 'postmaster@shop.example' }, 'no-reply-address'],
    [{ 'Auto-Submitted': 'auto-generated' }, 'auto-submitted'],
    [{ 'Auto-Submitted': 'auto-replied' }, 'class-autoReply'],
    [{ 'X-Auto-Response-Suppress': 'All' }, 'auto-response-suppressed'],
    [{ 'List-Id': '<l.example>' }, 'class-list'],
    [{ 'X-Forecourt-Thread': '1' }, 'class-loop'],
    [{ From: 'haus@lead.example' }, 'own-address'],
    [{ From: '' }, 'no-address'],
  ] as const)('%j → %s', (headers, reason) => {
    expect(may(headers)).toMatchObject(reason === null ? { may: true } : { may: false, reason });
  });

  it('never to an empty envelope sender', () => {
    expect(may({}, '')).toEqual({ may: false, reason: 'empty-envelope-sender' });
    expect(may({ 'Return-Path': '<>' }, null)).toEqual({ may: false, reason: 'empty-envelope-sender' });
  });

  it('a customer found in a form is answered although the form itself is a program', () => {
    const form = { From: 'wordpress@shop.example', 'Auto-Submitted': 'auto-generated' };
    expect(may(form, 'bounce@shop.example', 'Kim@Example.org')).toEqual({ may: true, to: 'kim@example.org' });
    expect(may(form, 'bounce@shop.example', 'noreply@example.org')).toMatchObject({ may: false });
    expect(may({ ...form, 'List-Id': '<l>' }, null, 'kim@example.org')).toMatchObject({
      may: false,
      reason: 'class-list',
    });
  });

  it.each([
    'noreply@a.b',
    'no-reply+1@a.b',
    'do-not-reply@a.b',
    'donotreply@a.b',
    'mailer-daemon@a.b',
    'keineantwort@a.b',
    'niet-beantwoorden@a.b',
    'listname-bounces@a.b',
  ])('%s wants no answer', (address) => expect(isNoReplyAddress(address)).toBe(true));
  it.each([
    'norep@a.b',
    'reply@a.b',
    'noah.reply@a.b',
    'info@a.b',
    'nottingham@a.b',
    'a1b2@kontakt.mobile.de',
  ])('%s may be answered', (address) => expect(isNoReplyAddress(address)).toBe(false));
});

describe.skipIf(!existsSync(torture))('collected mails (../shared/cases; skipped when absent)', () => {
  const index: { files: { file: string; class: string; mustNotAutoReply: boolean }[] } = existsSync(torture)
    ? JSON.parse(readFileSync(new URL('index.json', torture), 'utf8'))
    : { files: [] };
  const read = (file: string): ParsedMail => {
    const parsed = parseMail(readFileSync(new URL(file, torture)));
    if (!parsed.ok) throw new Error(parsed.reject.code);
    return parsed.mail;
  };

  it.each(index.files.filter((one) => one.mustNotAutoReply).map((one) => one.file))(
    '%s is never answered',
    (file) => {
      const mail = read(file);
      expect(mayAutoReply(mail, classify(mail, unknown).class, null)).toMatchObject({ may: false });
    },
  );

  const names: Record<string, string> = {
    bounce: 'bounce',
    list: 'list',
    loop: 'loop',
    'feedback-report': 'complaint',
  };
  it.each(index.files.filter((one) => one.class in names).map((one) => [one.file, names[one.class]]))(
    '%s is %s',
    (file, expected) => {
      expect(classify(read(file ?? ''), unknown).class).toBe(expected);
    },
  );
});
