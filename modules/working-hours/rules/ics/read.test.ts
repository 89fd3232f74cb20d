import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDaysOff } from './read.ts';
import { eventOf, icsOf } from './sample-ics.ts';

const window = { from: '2026-01-01', until: '2028-12-31' };

/** What comes of the lines of one event: `from–until name` for each range, `line code text` for each refusal. */
function read(...lines: readonly string[]): string[] {
  return told(icsOf(...eventOf(...lines)));
}

function told(bytes: Uint8Array, charset: string | null = null): string[] {
  const { ranges, refused } = readDaysOff(bytes, window, charset);
  return [
    ...ranges.map(({ from, until, name }) => `${from === until ? from : `${from}–${until}`} ${name}`),
    ...refused.map(({ line, code, text }) => `${line} ${code} ${text}`),
  ];
}

describe('readDaysOff', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'one day',
      ['DTSTART;VALUE=DATE:20260814', 'DTEND;VALUE=DATE:20260815', 'SUMMARY:Betriebsausflug'],
      ['2026-08-14 Betriebsausflug'],
    ],
    [
      'several days: the end is the day after the last',
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Weihnachtsruhe'],
      ['2026-12-24–2027-01-01 Weihnachtsruhe'],
    ],
    ['no end: one day', ['DTSTART;VALUE=DATE:20260814', 'SUMMARY:x'], ['2026-08-14 x']],
    [
      'an end on the same day, as some programs write it',
      ['DTSTART;VALUE=DATE:20260814', 'DTEND;VALUE=DATE:20260814', 'SUMMARY:x'],
      ['2026-08-14 x'],
    ],
    ['a bare date without VALUE', ['DTSTART:20260814', 'SUMMARY:x'], ['2026-08-14 x']],
    [
      'a length in days',
      ['DTSTART;VALUE=DATE:20260814', 'DURATION:P3D', 'SUMMARY:x'],
      ['2026-08-14–2026-08-16 x'],
    ],
    [
      'a length in weeks',
      ['DTSTART;VALUE=DATE:20260803', 'DURATION:P2W', 'SUMMARY:x'],
      ['2026-08-03–2026-08-16 x'],
    ],
    ['no name', ['DTSTART;VALUE=DATE:20260814'], ['2026-08-14 ']],
    [
      'escapes, as one line',
      ['DTSTART;VALUE=DATE:20260814', 'SUMMARY:Umbau\\, Lager\\; Halle\\n2 \\\\ Hof'],
      ['2026-08-14 Umbau, Lager; Halle 2 \\ Hof'],
    ],
    [
      'a fold, also with a tab, and none where the space belongs to the text',
      ['DTSTART;VALUE=DATE:20260814', 'SUMMARY:Betriebs', ' ausflug', '\tdes  ', '  Hauses'],
      ['2026-08-14 Betriebsausflugdes Hauses'],
    ],
    [
      'parameters in quotes with colons and semicolons',
      ['DTSTART;X-A="a:b;c";VALUE=DATE:20260814', 'SUMMARY;LANGUAGE=de;ALTREP="http://x.example/?a;b":x'],
      ['2026-08-14 x'],
    ],
    ['small letters', ['dtstart;value=date:20260814', 'summary:x'], ['2026-08-14 x']],
    [
      'the first of two names',
      ['DTSTART;VALUE=DATE:20260814', 'SUMMARY:first', 'SUMMARY:second'],
      ['2026-08-14 first'],
    ],
    ['a day that is free for others', ['DTSTART;VALUE=DATE:20260814', 'TRANSP:TRANSPARENT'], ['2026-08-14 ']],
    [
      'an alarm inside',
      [
        'DTSTART;VALUE=DATE:20260814',
        'BEGIN:VALARM',
        'DTSTART:nonsense',
        'SUMMARY:alarm',
        'END:VALARM',
        'SUMMARY:x',
      ],
      ['2026-08-14 x'],
    ],
    [
      'every year',
      ['DTSTART;VALUE=DATE:20191224', 'SUMMARY:Heiligabend', 'RRULE:FREQ=YEARLY'],
      ['2026-12-24 Heiligabend', '2027-12-24 Heiligabend', '2028-12-24 Heiligabend'],
    ],
    [
      'every year over the turn of the year',
      ['DTSTART;VALUE=DATE:20241230', 'DTEND;VALUE=DATE:20250103', 'SUMMARY:x', 'RRULE:FREQ=YEARLY;COUNT=3'],
      ['2025-12-30–2026-01-02 x', '2026-12-30–2027-01-02 x'],
    ],
    ['the leap day', ['DTSTART;VALUE=DATE:20240229', 'SUMMARY:x', 'RRULE:FREQ=YEARLY'], ['2028-02-29 x']],
    [
      'the first Monday of September',
      ['DTSTART;VALUE=DATE:20250901', 'SUMMARY:x', 'RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO'],
      ['2026-09-07 x', '2027-09-06 x', '2028-09-04 x'],
    ],
    [
      'an end that is a moment',
      ['DTSTART;VALUE=DATE:20250601', 'SUMMARY:x', 'RRULE:FREQ=YEARLY;UNTIL=20270601T000000Z'],
      ['2026-06-01 x', '2027-06-01 x'],
    ],
    [
      'every day for a while: one range',
      ['DTSTART;VALUE=DATE:20260803', 'SUMMARY:Ferien', 'RRULE:FREQ=DAILY;COUNT=12'],
      ['2026-08-03–2026-08-14 Ferien'],
    ],
    [
      'exceptions and extra days',
      [
        'DTSTART;VALUE=DATE:20260105',
        'SUMMARY:x',
        'RRULE:FREQ=YEARLY',
        'EXDATE;VALUE=DATE:20270105,20280105',
        'RDATE;VALUE=DATE:20270107',
        'RDATE:20280109T000000Z',
      ],
      ['2026-01-05 x', '2027-01-07 x', '2028-01-09 x'],
    ],
    // what is refused
    [
      'a time of day',
      ['SUMMARY:Inventur', 'DTSTART:20260814T120000Z', 'DTEND:20260814T160000Z'],
      ['5 timeOfDay Inventur'],
    ],
    [
      'a time of day in a zone',
      ['DTSTART;TZID=Europe/Berlin:20260814T120000', 'SUMMARY:Inventur'],
      ['4 timeOfDay Inventur'],
    ],
    ['a time of day without a name', ['DTSTART:20260814T120000'], ['4 timeOfDay DTSTART:20260814T120000']],
    [
      'a time of day at its end',
      ['DTSTART:20260814', 'DTEND:20260814T120000'],
      ['5 timeOfDay DTEND:20260814T120000'],
    ],
    ['no date', ['SUMMARY:Ferien'], ['3 dateMissing Ferien']],
    ['no such date', ['DTSTART;VALUE=DATE:20260230', 'SUMMARY:x'], ['4 dateNotReadable x']],
    ['a date as people write it', ['DTSTART:14.08.2026'], ['4 dateNotReadable DTSTART:14.08.2026']],
    ['no such end', ['DTSTART:20260814', 'DTEND:soon'], ['5 dateNotReadable DTEND:soon']],
    ['no such length', ['DTSTART:20260814', 'DURATION:PT4H'], ['5 dateNotReadable DURATION:PT4H']],
    ['an end before the start', ['DTSTART:20260814', 'DTEND:20260813'], ['5 endsBeforeStart DTEND:20260813']],
    ['two years in a row', ['DTSTART:20260814', 'DTEND:20280814'], ['5 tooLong DTEND:20280814']],
    ['a repetition that is none', ['DTSTART:20260814', 'RRULE:often'], ['5 repeatNotReadable RRULE:often']],
    [
      'a repetition by the hour',
      ['DTSTART:20260814', 'RRULE:FREQ=HOURLY;COUNT=3'],
      ['5 repeatNotSupported RRULE:FREQ=HOURLY;COUNT=3'],
    ],
    ['what was cancelled', ['DTSTART:20260814', 'STATUS:CANCELLED'], ['5 cancelled STATUS:CANCELLED']],
    [
      'a line that is none, and keeps the rest',
      ['DTSTART:20260814', 'this is nonsense', 'SUMMARY:x'],
      ['2026-08-14 x', '5 lineNotReadable this is nonsense'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });

  it('moves a single one of a series, and leaves a cancelled one out', () => {
    const series = ['UID:a', 'DTSTART;VALUE=DATE:20250106', 'SUMMARY:x', 'RRULE:FREQ=YEARLY'];
    const moved = [
      'UID:a',
      'RECURRENCE-ID;VALUE=DATE:20260106',
      'DTSTART;VALUE=DATE:20260112',
      'SUMMARY:moved',
    ];
    const cancelled = ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20270106', 'DTSTART:20270106', 'STATUS:CANCELLED'];
    expect(told(icsOf(...eventOf(...series), ...eventOf(...moved), ...eventOf(...cancelled)))).toEqual([
      '2026-01-12 moved',
      '2028-01-06 x',
      '19 cancelled STATUS:CANCELLED',
    ]);
  });

  it('counts what is over, and offers the same day once', () => {
    const old = eventOf('DTSTART:20250814', 'SUMMARY:old');
    const day = eventOf('DTSTART:20260814', 'SUMMARY:x');
    const far = eventOf('DTSTART:20400101', 'SUMMARY:far');
    const { ranges, over, refused } = readDaysOff(icsOf(...old, ...day, ...day, ...far), window);
    expect([ranges.map(({ from, line }) => [from, line]), over, refused]).toEqual([
      [['2026-08-14', 7]],
      1,
      [],
    ]);
  });

  it.each<[string, string]>([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('takes %s, and numbers the lines of the file', (_, end) => {
    const lines = [
      'BEGIN:VCALENDAR',
      '',
      ...eventOf('SUMMARY:a', ' b', 'DTSTART:20260814T10'),
      'END:VCALENDAR',
    ];
    expect(told(Buffer.from(lines.join(end)))).toEqual(['6 dateNotReadable ab']);
  });

  const umlauts = eventOf('DTSTART:20260814', 'SUMMARY:Brückentag für alle').join('\r\n');
  const file = `BEGIN:VCALENDAR\r\n${umlauts}\r\nEND:VCALENDAR\r\n`;
  it.each<[string, Buffer, string | null]>([
    ['UTF-8', Buffer.from(file), null],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${file}`), null],
    ['UTF-16', Buffer.from(`\ufeff${file}`, 'utf16le'), null],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${file}`, 'utf16le').swap16(), null],
    ['Windows-1252 that says nothing', Buffer.from(file, 'latin1'), null],
    ['Windows-1252 that says UTF-8', Buffer.from(file, 'latin1'), 'utf-8'],
    ['what the sender says', Buffer.from(file, 'latin1'), 'ISO-8859-15'],
    ['UTF-8 whose sender says nonsense', Buffer.from(file), 'klingon'],
  ])('reads %s', (_, bytes, charset) => {
    expect(told(bytes, charset)).toEqual(['2026-08-14 Brückentag für alle']);
  });

  it('reads a letter whose bytes are folded apart', () => {
    const bytes = Buffer.from(file);
    const middle = bytes.indexOf('ü') + 1;
    const folded = Buffer.concat([bytes.subarray(0, middle), Buffer.from('\r\n '), bytes.subarray(middle)]);
    expect(told(folded)).toEqual(['2026-08-14 Brückentag für alle']);
  });

  it('refuses what is no calendar, with one line', () => {
    expect(told(Buffer.from('<!DOCTYPE html>\n<p>Please sign in</p>'))).toEqual([
      '1 notACalendar <!DOCTYPE html>',
    ]);
    expect(told(Buffer.from(''))).toEqual(['1 notACalendar ']);
    expect(told(Buffer.from(eventOf('DTSTART:20260814').join('\n')))).toEqual([
      '1 notACalendar BEGIN:VEVENT',
    ]);
    expect(told(Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe]))).toHaveLength(1);
  });

  it('tells a file that ends in the middle', () => {
    const cut = Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260814\r\nSUMM');
    expect(readDaysOff(cut, window)).toMatchObject({
      ranges: [],
      whole: false,
      refused: [
        { line: 2, code: 'notClosed', text: 'BEGIN:VEVENT' },
        { line: 4, code: 'lineNotReadable', text: 'SUMM' },
      ],
    });
    const end = Buffer.from(`BEGIN:VCALENDAR\r\n${eventOf('DTSTART:20260814').join('\r\n')}\r\n`);
    expect(readDaysOff(end, window)).toMatchObject({ ranges: [{ from: '2026-08-14' }], whole: false });
    expect(readDaysOff(icsOf(), window)).toMatchObject({ ranges: [], whole: true, refused: [] });
  });

  it('refuses an END of something else, and what stands outside', () => {
    expect(told(Buffer.from('hello\nBEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\nbye'))).toEqual([
      '1 lineNotReadable hello',
      '3 lineNotReadable END:VEVENT',
      '5 lineNotReadable bye',
    ]);
  });

  it('is bounded: by events, by days, by what it tells', () => {
    const events = Array.from({ length: 3000 }, () => eventOf('DTSTART:20260814T100000')).flat();
    const many = readDaysOff(icsOf(...events), window);
    expect([many.refused.length, many.moreRefused]).toEqual([100, 1901]);
    const weekly = Array.from({ length: 20 }, (_, i) =>
      eventOf('DTSTART:20260101', `SUMMARY:${i}`, 'RRULE:FREQ=WEEKLY'),
    );
    const days = readDaysOff(icsOf(...weekly.flat()), window);
    expect([days.ranges.length, days.refused.at(-1)?.code]).toEqual([1000, 'tooMany']);
    const name = readDaysOff(icsOf(...eventOf('DTSTART:20260814', `SUMMARY:${'ä'.repeat(500)}`)), window)
      .ranges[0]?.name;
    expect(name).toBe(`${'ä'.repeat(79)}…`);
  });

  it('answers something sensible for any bytes', () => {
    const piece = fc.constantFrom(
      ...'BEGIN:VCALENDAR|END:VCALENDAR|BEGIN:VEVENT|END:VEVENT|DTSTART:20260814|DTSTART;VALUE=DATE:2026|RRULE:FREQ=YEARLY;BYDAY=5MO|RRULE:;;|EXDATE:,,|SUMMARY:\\| fold|BEGIN:|END:|:|;'.split(
        '|',
      ),
      '\u0000',
    );
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(piece, { maxLength: 40 }).map((lines) => Buffer.from(lines.join('\r\n'))),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const { ranges, refused } = readDaysOff(bytes, window);
        for (const { from, until } of ranges) {
          expect(from <= until && until >= window.from && from <= window.until).toBe(true);
        }
        for (const { line, text } of refused) expect(line >= 1 && text.length <= 160).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string]>([
    ['days that are counted since long ago', 'DTSTART:19000105\r\nRRULE:FREQ=DAILY;COUNT=99999'],
    ['a day that never comes', 'DTSTART:00010101\r\nRRULE:FREQ=MONTHLY;COUNT=9;BYMONTH=2;BYMONTHDAY=31'],
    ['a long list', `DTSTART:20260101\r\nRRULE:FREQ=YEARLY;BYMONTHDAY=${'1,'.repeat(300_000)}1`],
  ])('loses patience with %s, and says so', (_, lines) => {
    const events = Array.from({ length: lines.length > 1000 ? 1 : 2000 }, () => eventOf(lines)).flat();
    const { ranges, refused, moreRefused } = readDaysOff(icsOf(...events), window);
    const reason = lines.length > 1000 ? 'repeatNotReadable' : 'tooMany';
    expect([refused.at(-1)?.code, moreRefused]).toEqual([reason, 0]);
    expect(ranges.length).toBeLessThan(1000);
  });

  it('reads the sample of a public calendar', () => {
    const bytes = readFileSync(new URL('samples/public-holidays.ics', import.meta.url));
    expect(told(bytes)).toEqual(['2026-12-24 Heiligabend', '2026-12-31 Silvester', '2027-12-24 Heiligabend']);
  });
});
