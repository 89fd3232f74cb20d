import { describe, expect, it } from 'vitest';
import { readTable, writeTable } from './index.ts';

const table = {
  name: 'Leads',
  columns: ['Kunde', 'Eingang', 'Zahl'],
  rows: [
    ['=HYPERLINK("http://x")', Temporal.Instant.from('2026-07-01T08:30:00Z'), 3],
    ['+49 171', null, -2],
    ['Müller; "Söhne"', Temporal.Instant.from('2026-01-01T23:30:00Z'), 1.5],
  ],
  timeZone: 'Europe/Berlin',
  language: 'de',
} as const;

describe('a table as a file', () => {
  it('as CSV computes nothing, and moments are of the zone', async () => {
    const { bytes } = await writeTable('csv', table);
    expect(bytes.toString().split('\r\n')).toEqual([
      '\ufeffKunde;Eingang;Zahl',
      `"'=HYPERLINK(""http://x"")";2026-07-01 10:30;3`,
      `"'+49 171";;-2`,
      '"Müller; ""Söhne""";2026-01-02 00:30;1.5',
      '',
    ]);
  });

  it('as XLSX is read again as it was, text as text', async () => {
    const { bytes } = await writeTable('xlsx', table);
    const read = await readTable(bytes);
    expect(JSON.stringify(read)).toContain('=HYPERLINK');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
