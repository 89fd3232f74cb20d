import { describe, expect, it } from 'vitest';
import { fingerprint } from './content-hash.ts';
import { contentTypeOf } from './content-type.ts';
import { cleanFileName } from './display.ts';
import { inlinePictures, markedPictures, pictureMark } from './pictures.ts';
import { mailbox, readRecipient, tokensAmong } from './recipients.ts';

describe('a recipient', () => {
  it.each([
    ['nord@leads.example', { dealerKey: 'nord', token: null }],
    ['Nord-2+ABC@LEADS.example', { dealerKey: 'nord-2', token: 'abc' }],
    ['nord@leads.example.org', null],
    ['nord@sub.leads.example', null],
    ['-nord@leads.example', null],
    ['nord+a+b@leads.example', null],
    ['"nord"@leads.example', null],
    ['nord', null],
    ['@leads.example', null],
  ])('%s is %o', (address, expected) => {
    expect(readRecipient(address, 'leads.example')).toEqual(expected);
  });

  it('tells its tokens, whatever domain it was written to', () => {
    const recipients = [
      'nord+abc@old.example',
      'NORD+ABC@leads.example',
      'sued+def@leads.example',
      'nord@x.example',
    ];
    expect(tokensAmong(recipients, 'nord')).toEqual(['abc']);
  });

  it.each([
    ['Anna', '"Anna" <a@b>'],
    ['A "B" <c>\r\nBcc: x', '"A B c Bcc: x" <a@b>'],
    [null, 'a@b'],
    ['  ', 'a@b'],
  ])('named %s stands in a header as %s', (name, expected) => {
    expect(mailbox(name, 'a@b')).toBe(expected);
  });
});

const message =
  'From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: x\r\n y\r\n\r\nReceived: no header\r\n';

describe('the fingerprint', () => {
  const same = (left: string, right: string) =>
    fingerprint(Buffer.from(left)).hash.equals(fingerprint(Buffer.from(right)).hash);

  it.each([
    ['a trace header', `Received: from x\r\n\tby y\r\n${message}`],
    ['several', `Return-Path: <>\r\nDELIVERED-TO: x@y\r\nARC-Seal: i=1\r\nX-Spam-Status: no\r\n${message}`],
    ['a signature', message.replace('Subject', 'DKIM-Signature: v=1;\r\n b=abc\r\nSubject')],
    ['other line ends in the header', message.replace('Subject: x\r\n', 'Subject: x\n')],
  ])('does not see %s', (_, other) => {
    expect(same(message, other)).toBe(true);
  });

  it.each([
    ['another Message-ID', message.replace('<1@', '<2@')],
    ['another subject', message.replace('x\r\n y', 'x\r\n z')],
    ['another body', message.replace('no header', 'a header')],
    ['a header in the body', message.replace('\r\n\r\n', '\r\n\r\nX: y\r\n')],
    ['a header that only looks like a trace', `X-Received-By: z\r\n${message}`],
  ])('sees %s', (_, other) => {
    expect(same(message, other)).toBe(false);
  });

  it('tells the Message-ID', () => {
    expect(fingerprint(Buffer.from(message)).messageId).toBe('1@b.example');
    expect(fingerprint(Buffer.from('Message-ID: none\r\n\r\n')).messageId).toBeNull();
    expect(fingerprint(Buffer.from('{"a": 1}')).messageId).toBeNull();
    expect(fingerprint(Buffer.alloc(0)).messageId).toBeNull();
  });
});

describe('a file', () => {
  it.each([
    ['C:\\Users\\x\\Exposé.pdf', 'Exposé.pdf'],
    ['../../../etc/passwd', 'passwd'],
    ['.htaccess', 'htaccess'],
    ['a\u202Egnp.exe', 'a gnp.exe'],
    ['a\r\nb.txt', 'a b.txt'],
    ['...', 'file'],
    [null, 'file'],
    [`${'ä'.repeat(300)}.pdf`, `${'ä'.repeat(146)}.pdf`],
  ])('named %s is kept as %s', (name, expected) => {
    expect(cleanFileName(name, 'file')).toBe(expected);
  });

  it.each([
    ['ffd8ffe0', 'text/html', 'image/jpeg'],
    ['504b0304', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'same'],
    ['504b0304', 'image/png', 'application/zip'],
    ['3c68746d6c3e', 'image/png', 'application/octet-stream'],
    ['3c68746d6c3e', 'text/html; charset=utf-8', 'text/html'],
    ['00', 'TEXT/Calendar', 'text/calendar'],
    ['00', 'nonsense', 'application/octet-stream'],
    ['', '', 'application/octet-stream'],
  ])('of bytes %s called %s is %s', (bytes, declared, expected) => {
    expect(contentTypeOf(Buffer.from(bytes, 'hex'), declared)).toBe(
      expected === 'same' ? declared : expected,
    );
  });
});

describe('pictures of stored HTML', () => {
  it('are found by their mark and put in', () => {
    const id = 'logo"<&>@x/ü';
    const html = `<img src="${pictureMark(id)}"><img src="${pictureMark('b')}">`;
    expect(markedPictures(html)).toEqual([id, 'b']);
    expect(inlinePictures(html, (contentId) => (contentId === id ? 'data:x' : null))).toBe(
      '<img src="data:x"><img >',
    );
  });
});
