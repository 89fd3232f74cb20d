import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classify,
  mayAutoReply,
  parseMail,
  quoteStripped,
  sanitiseHtml,
  toExpectedShape,
  understandBytes,
  understandMail,
} from './index.ts';

const samples = new URL('../samples/', import.meta.url);
const files = readdirSync(samples).filter(
  (file) => !file.endsWith('.expected.json') && !file.endsWith('.md'),
);
const corpus = files.map((file) => readFileSync(new URL(file, samples)));

/** Everything that is done with bytes from outside; throws if any of it does. */
function throughAll(bytes: Uint8Array): void {
  const result = understandBytes(bytes);
  if (result.ok) JSON.stringify(toExpectedShape(result.understood));
  const parsed = parseMail(bytes);
  if (!parsed.ok) return;
  understandMail(parsed.mail);
  mayAutoReply(parsed.mail, classify(parsed.mail, { envelopeFrom: null }).class, null);
  quoteStripped(parsed.mail.text ?? '');
  if (parsed.mail.html !== null) sanitiseHtml(parsed.mail.html);
}

describe('entities', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE adf [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]>
<adf><prospect><customer><contact><name part="full">&a11;Rest</name><email>a@example.org</email></contact></customer></prospect></adf>`;

  it('are never expanded', () => {
    const result = understandBytes(Buffer.from(bomb));
    expect(result.ok && result.understood.leads[0]?.customer.full).toBe('Rest');
  });

  it('never fetch a file', () => {
    const result = understandBytes(readFileSync(new URL('adf-doctype.xml', samples)));
    expect(result.ok && result.understood.leads[0]?.customer).toMatchObject({ first: null, full: 'Rest' });
  });
});

describe('nothing from outside throws', () => {
  it('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => throughAll(bytes)),
      { numRuns: 300 },
    );
  });

  it('samples cut, doubled and with foreign bytes in them', () => {
    fc.assert(
      fc.property(
        fc.nat(corpus.length - 1),
        fc.array(fc.tuple(fc.nat(6000), fc.nat(60), fc.uint8Array({ maxLength: 12 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (index, edits) => {
          let bytes = corpus[index] ?? Buffer.alloc(0);
          for (const [at, remove, insert] of edits) {
            const from = at % Math.max(1, bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]);
          }
          throughAll(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('markup and labels in any order', () => {
    const piece = fc.constantFrom(
      '<adf>',
      '</adf>',
      '<prospect>',
      '</prospect>',
      '<customer>',
      '<contact>',
      '<name part="',
      'first">',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&',
      '&#x110000;',
      '<',
      '>',
      '"',
      'Name: ',
      'Telefon\t',
      'Nachricht:\n',
      '\n\n',
      '{"a":',
      '}',
      '=?utf-8?q?',
      '?=',
      '--b\n',
      'Content-Type: multipart/mixed; boundary=b\n',
      '\u0000',
      'E-Mail: a@b.c\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => throughAll(Buffer.from(pieces.join('')))),
      { numRuns: 600 },
    );
  });
});

describe('long input of one kind stays cheap', () => {
  const long = 200_000;
  it.each([
    ['<', 'x'],
    ['<a ', 'x'],
    ['<a ="', 'x'],
    ['<!--', 'x'],
    ['<adf><prospect>', 'x'],
    ['&', 'x'],
    ['&lt;adf&gt;', 'x'],
    ['Name: ', 'Subject: x\n\n'],
    ['> ', 'Subject: x\n\n'],
    ['a@', 'From: '],
    ['(', 'From: '],
    ['=?utf-8?q?', 'Subject: '],
    ['\n', 'Subject: x\n\n'],
    [' ', 'Subject: x\n\nAm '],
    ['0', 'Subject: x\n\n+'],
    ['On a wrote', 'Subject: x\n\n'],
    ['--x\n', 'Content-Type: multipart/mixed; boundary=x\n\n'],
    ['https://', 'Subject: x\n\n'],
    ['[', ''],
    ['Von: a\n', 'Subject: WG: x\n\n'],
    ['<td>Name</td>', 'Content-Type: text/html\n\n'],
    ['nachricht von ', 'From: a@mail.kleinanzeigen.de\n\n'],
    ['a=b&', ''],
    ['<b/>', 'Content-Type: text/html\n\n'],
    ['<b></z>', 'Content-Type: text/html\n\n'],
    ['<a>x', 'Content-Type: text/html\n\n'],
    ['&#1', 'Content-Type: text/html\n\n'],
    ['<i>', '<adf><prospect>'],
    ['<i></z>', '<adf><prospect>'],
    ['<a b="', '<adf><prospect>'],
    ['<![CDATA[', '<adf><prospect>'],
    ['<?', '<adf><prospect>'],
    ['a="1" ', '<adf><prospect '],
    ['&a;', '<!DOCTYPE adf [<!ENTITY a "b">]><adf><prospect>'],
    ['<!ENTITY a "b">', '<!DOCTYPE adf [<adf>'],
  ])('%j', (piece, head) => {
    const bytes = Buffer.from(head + piece.repeat(Math.ceil(long / piece.length)));
    // No clock here: a reader that is not linear runs into the test's own time limit.
    throughAll(bytes);
  });
});
