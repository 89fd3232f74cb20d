import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadDomain, type MailWorld, mailOf, openMailWorld } from '../../test/world/mail-world.ts';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld();
});
afterAll(() => world.close());

const folder = join(import.meta.dirname, 'samples');
const samples = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

/** A message that something on its way has spoilt. */
const spoilt = fc
  .record({
    sample: fc.constantFrom(...samples),
    cuts: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(40),
        put: fc.constantFrom(
          '\0',
          '\0\0=00',
          '\xff\xfe',
          '\r\n\r\n',
          '=?utf-8?Q?=00=ED=A0=BD?=',
          '--',
          '<',
          '\n.\n',
          '%00',
        ),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ sample, cuts }) => {
    let bytes = sample.toString('latin1');
    for (const { at, drop, put } of cuts) {
      const index = Math.floor(at * bytes.length);
      bytes = bytes.slice(0, index) + put + bytes.slice(index + drop);
    }
    return Buffer.from(bytes, 'latin1');
  });

describe('strange mail', () => {
  it('is always stored and always settled, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, fc.constantFrom('', 'a@b.example'), async (bytes, from) => {
        await world.deliver(bytes, [`north@${leadDomain}`], from);
        await world.read();
        expect(await world.rows("select 1 from reading where state = 'waiting'")).toEqual([]);
        expect(world.failed.map(String)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a subject', mailOf({ Subject: 'Golf\0 =?utf-8?B?AEdvbGbtoL0=?=' })],
    ['a name', mailOf({ From: '"Sab\0ine" <sabine@mail.example>' })],
    ['an address', mailOf({ From: '<sab\0ine@mail.example>' })],
    ['a Message-ID', mailOf({ 'Message-ID': '<a\0b@mail.example>' })],
    ['a reference', mailOf({ 'In-Reply-To': '<a\0b@mail.example>' })],
    ['the text', mailOf({}, 'Guten Tag,\0 ich möchte den Golf.\0')],
    [
      'a labelled form',
      mailOf(
        {},
        'Name: Jan\0 de Vries\nTelefon: 0621 12\x0034567\nE-Mail: jan@mail.example\nFahrzeug: Go\0lf',
      ),
    ],
    [
      'a file name',
      mailOf(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\nContent-Type: text/plain\n\nHallo, der Golf?\n--b\nContent-Type: image/png; name="a\0.png"\nContent-ID: <\0x>\n\nx\n--b--',
      ),
    ],
  ])('with a NUL in %s is read', async (_, message) => {
    await world.deliver(message);
    await world.read();
    expect(world.failed.map(String)).toEqual([]);
    expect(await world.rows("select 1 from reading where state = 'waiting'")).toEqual([]);
  });
});

const cases = join(import.meta.dirname, '../../../shared/cases/eml');

interface Case {
  readonly file: string;
  readonly mustNotAutoReply: boolean;
}

// Collected mail, where the project lies beside it; else these are skipped.
describe.skipIf(!existsSync(cases))('collected mail', () => {
  it('is settled, and never answered by itself where that would be wrong', async () => {
    const { files } = JSON.parse(readFileSync(join(cases, 'index.json'), 'utf8')) as { files: Case[] };
    for (const { file, mustNotAutoReply } of files) {
      world.told.length = 0;
      await world.deliver(readFileSync(join(cases, file)), [`north@${leadDomain}`], 'sender@mail.example');
      await world.read();
      if (!mustNotAutoReply) continue;
      const answered = world.told.filter(
        ({ name, fact }) => name === 'mail.enquiryRead' && fact.mayAutoReply,
      );
      expect(answered, file).toEqual([]);
    }
    expect(world.failed.map(String)).toEqual([]);
    expect(await world.rows("select 1 from reading where state = 'waiting'")).toEqual([]);
  });
});
