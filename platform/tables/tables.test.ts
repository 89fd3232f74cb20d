import { describe, expect, it } from 'vitest';
import { guessColumns, readMapping, readTable } from './index.ts';
import { unpackedSize } from './zip.ts';

const read = (text: string, encoding: BufferEncoding = 'utf8') => readTable(Buffer.from(text, encoding));

describe('a table', () => {
  it('is read with any separator, quotes, and the line a spreadsheet would show', async () => {
    for (const separator of [',', ';', '\t']) {
      const table = await read(
        `Marke;Modell\r\nOpel;"Corsa; 1.2"\r\n;\r\nFiat;500\r\n`.replaceAll(/;(?! )/g, separator),
      );
      expect(table?.head).toEqual(['Marke', 'Modell']);
      expect(table?.lines).toEqual([
        { line: 2, cells: ['Opel', 'Corsa; 1.2'] },
        { line: 4, cells: ['Fiat', '500'] },
      ]);
    }
  });

  it('is read in UTF-8 with and without a mark, in Windows letters and in UTF-16', async () => {
    const text = 'Marke;Farbe\nŠkoda;grün';
    expect((await read(`\uFEFF${text}`))?.lines[0]?.cells).toEqual(['Škoda', 'grün']);
    expect((await read('Marke;Farbe\nOpel;grün', 'latin1'))?.lines[0]?.cells).toEqual(['Opel', 'grün']);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect((await readTable(utf16))?.lines[0]?.cells).toEqual(['Škoda', 'grün']);
  });

  it('has short lines filled, and long ones cut', async () => {
    const table = await read('a;b\n1\n1;2;3');
    expect(table?.lines.map(({ cells }) => cells)).toEqual([
      ['1', ''],
      ['1', '2'],
    ]);
  });

  it.each([
    ['nothing but lines', '\n\n\n'],
    ['bytes', '\0\0\0\0\0'],
    ['a broken archive', 'PK\u0003\u0004 and nothing more'],
  ])('is not made of %s', async (_, text) => expect(await read(text)).toBeNull());
});

describe('an archive', () => {
  it('of which the directory is missing counts as endless', () => {
    expect(unpackedSize(Buffer.from('PK and nothing else in here at all'))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the columns of a table', () => {
  const names = { make: ['marke', 'hersteller'], model: ['modell'], price: ['preis'] };
  const table = {
    head: ['Modell', 'Marke*', 'Preis (EUR)', 'Lack'],
    lines: [{ cells: ['Corsa', 'Opel', '1', ''] }],
  };

  it('are guessed by their names', () => {
    expect(guessColumns(table, names, null).map(({ field }) => field)).toEqual([
      'model',
      'make',
      'price',
      null,
    ]);
  });

  it('are what somebody chose; nonsense is left out', () => {
    const chosen = readMapping('make:3,model:0,price:9,colour:1,vin', names, 4);
    expect(guessColumns(table, names, chosen).map(({ field }) => field)).toEqual([
      'model',
      null,
      null,
      'make',
    ]);
    expect(readMapping(undefined, names, 4)).toBeNull();
  });

  it('show what stands in them', () => {
    expect(guessColumns(table, names, null)[0]?.samples).toEqual(['Corsa']);
  });
});
