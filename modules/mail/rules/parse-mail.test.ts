import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLimits, type MailLimits, type ParsedMail, parseMail } from './index.ts';

const torture = new URL('../../../../shared/cases/eml/', import.meta.url);

function parsed(source: string | Buffer, limits?: MailLimits): ParsedMail {
  const result = parseMail(typeof source === 'string' ? Buffer.from(source) : source, limits);
  if (!result.ok) throw new Error(result.reject.code);
  return result.mail;
}

describe('headers', () => {
  it('reads addresses, ids and dates', () => {
    const mail = parsed(
      [
        'From: "Groß, Anna" <Anna@Example.org>',
        'To: a@x.example, Team: b@x.example, "C, D" <c@x.example>;',
        'Reply-To: <r@x.example> (Rita)',
        'Subject: =?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?=',
        'Message-ID: <1@x.example>',
        'In-Reply-To: <0@x.example>',
        'References: <a@x.example>',
        ' <0@x.example>',
        'Date: Mon, 2 Mar 2026 09:05:00 +0100 (CET)',
        'Return-Path: <>',
        '',
        'Hi',
      ].join('\r\n'),
    );
    expect(mail).toMatchObject({
      from: { name: 'Groß, Anna', address: 'anna@example.org' },
      subject: 'Grüße',
      messageId: '1@x.example',
      inReplyTo: '0@x.example',
      references: ['a@x.example', '0@x.example'],
      dateUtc: '2026-03-02T08:05:00Z',
      returnPath: '',
      text: 'Hi',
    });
    expect(mail.to.map((one) => one.address)).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
    expect(mail.replyTo).toEqual([{ name: 'Rita', address: 'r@x.example' }]);
  });

  it('joins a character that two encoded words share', () => {
    expect(parsed('Subject: =?utf-8?B?w5?=  =?utf-8?B?xhCg==?=\n\n').subject).not.toBeNull();
    expect(parsed('Subject: =?utf-8?Q?K=C3?= =?utf-8?Q?=B6ln?=\n\n').subject).toBe('Köln');
  });

  it('takes raw bytes for UTF-8 or Windows-1252', () => {
    expect(parsed(Buffer.from('Subject: Köln\n\n', 'latin1')).subject).toBe('Köln');
    expect(parsed('Subject: Köln\n\n').subject).toBe('Köln');
  });
});

describe('bodies', () => {
  const body = (type: string, encoding: string, content: Buffer | string): string | null =>
    parsed(
      Buffer.concat([
        Buffer.from(`Content-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n`),
        Buffer.from(content),
      ]),
    ).text;

  it.each([
    ['text/plain; charset=utf-8', '8bit', Buffer.from('5 € – Weiß', 'utf8'), '5 € – Weiß'],
    [
      'text/plain; charset=utf-8',
      '8bit',
      Buffer.from([0x35, 0x20, 0x80, 0x20, 0x57, 0x65, 0x69, 0xdf]),
      '5 € Weiß',
    ],
    ['text/plain; charset=iso-8859-1', '8bit', Buffer.from('Größe', 'utf8'), 'Größe'],
    ['text/plain; charset=utf-16', '8bit', 'only ASCII', 'only ASCII'],
    ['text/plain; charset=utf-16le', '8bit', Buffer.from('Zürich', 'utf16le'), 'Zürich'],
    ['text/plain; charset=nonsense-9', '8bit', 'Größe', 'Größe'],
    ['text/plain; charset=iso-2022-jp', '7bit', Buffer.from('\u001b$B%F%9%H\u001b(B', 'latin1'), 'テスト'],
    ['text/plain', 'quoted-printable ', 'a=\r\nb =3D c=20', 'ab = c '],
    ['text/plain', 'base64', 'R3LDvMOf\nZQ==', 'Grüße'],
    ['text/plain', 'made-up', 'as it is', 'as it is'],
  ])('%s %s', (type, encoding, content, expected) => {
    expect(body(type, encoding, content)).toBe(expected);
  });

  it('reads parts, attachments and messages inside', () => {
    const mail = parsed(
      [
        'Content-Type: multipart/mixed; boundary="a b"',
        '',
        'preamble',
        '--a b',
        'Content-Type: text/html',
        '',
        '<p>Hi</p>',
        '--a b',
        `Content-Type: image/png; name*0*=utf-8''%C3%BCb; name*1="er.png"`,
        'Content-ID: <logo@x>',
        'Content-Transfer-Encoding: base64',
        '',
        'AAEC',
        '--a b',
        'Content-Type: message/rfc822',
        '',
        'Subject: inner',
        '',
        'inside',
        '--a b--',
      ].join('\n'),
    );
    expect(mail.html).toBe('<p>Hi</p>');
    expect(mail.attachments).toMatchObject([
      { filename: 'über.png', contentType: 'image/png', contentId: 'logo@x', inline: true },
    ]);
    expect(mail.attachments[0]?.sha256).toBe(
      'ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc',
    );
    expect(mail.nested).toMatchObject([{ subject: 'inner', text: 'inside' }]);
  });

  it('keeps what a missing or wrong boundary leaves', () => {
    expect(parsed('Content-Type: multipart/mixed; boundary=x\n\njust text').text).toBe('just text');
    expect(parsed('Content-Type: multipart/mixed\n\n--y\n\none\n--y--').text).toBe('one');
    expect(parsed('Content-Type: multipart/mixed; boundary=x\n\n--x\n\none').text).toBe('one');
  });

  it('never takes a path or control characters for a file name', () => {
    const mail = parsed(
      'Content-Type: application/pdf\nContent-Disposition: attachment; filename="../../etc/a\u0001b.pdf"\n\nx',
    );
    expect(mail.attachments[0]?.filename).toBe('ab.pdf');
  });
});

describe('limits', () => {
  const nested = (levels: number): string =>
    [...Array(levels).keys(), 'end']
      .map((i) => (i === 'end' ? '\nend' : `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`))
      .join('');
  const wide = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(400)}--b--`;

  it.each([
    ['empty', '', defaultLimits],
    ['too-large', 'x'.repeat(2000), { ...defaultLimits, bytes: 1000 }],
    ['header-too-large', `X: ${'y'.repeat(300_000)}\n\n`, defaultLimits],
    ['too-many-parts', wide, defaultLimits],
    ['too-deep', nested(40), defaultLimits],
  ] as const)('%s', (code, source, limits) => {
    expect(parseMail(Buffer.from(source), limits)).toMatchObject({ ok: false, reject: { code } });
  });

  it('a message in a message in a message counts as depth', () => {
    const source = 'Content-Type: message/rfc822\n\n'.repeat(40);
    expect(parseMail(Buffer.from(source))).toMatchObject({
      ok: false,
      reject: { code: 'too-deep', smtp: 554 },
    });
  });
});

describe.skipIf(!existsSync(torture))('MIME torture set (../shared/cases; skipped when absent)', () => {
  const files = existsSync(torture) ? readdirSync(torture).filter((file) => file.endsWith('.eml')) : [];

  it.each(files)('%s', (file) => {
    const mail = parsed(readFileSync(new URL(file, torture)));
    expect(mail.from !== null || mail.subject !== null || mail.to.length > 0).toBe(true);
    expect(mail.text !== null || mail.html !== null || mail.attachments.length > 0).toBe(true);
  });
});
