import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { run } from './due.ts';

const week = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], fri: [['09:00', '18:00']] };
const berlin = { tz: 'Europe/Berlin', hours: week, holidays: ['2026-05-25'] };

describe('forecourt due', () => {
  it('answers every line with one line, in order, and keeps the id', async () => {
    const { exitCode, answers } = await answersTo([
      { id: 'a', ...berlin, start: '2026-05-22T14:30:00Z', durationMinutes: 120 },
      { ...berlin, from: '2026-05-22T14:30:00Z', to: '2026-05-26T07:30:00Z', note: 'ignored' },
      { id: 3, tz: 'UTC', hours: {}, start: '2026-05-22T14:30:00Z', durationMinutes: 1 },
      { ...berlin, start: '2026-05-22T16:30:00+02:00', durationMinutes: 0.5 },
      { ...berlin, start: '2026-05-22T14:30:00.250Z', durationMinutes: 0 },
    ]);
    expect(answers).toEqual([
      { id: 'a', due: '2026-05-26T07:30:00Z' },
      { workingSeconds: 7200 },
      { id: 3, due: null },
      { due: '2026-05-22T14:30:30Z' },
      { due: '2026-05-22T14:30:00.25Z' },
    ]);
    expect(exitCode).toBe(0);
  });

  it('explains in pieces', async () => {
    const { answers } = await answersTo(
      [
        { ...berlin, start: '2026-05-22T15:30:00Z', durationMinutes: 60 },
        { ...berlin, from: '2026-05-22T15:30:00Z', to: '2026-05-22T15:31:00Z' },
        { tz: 'UTC', hours: {}, start: '2026-05-22T14:30:00Z', durationMinutes: 1 },
      ],
      true,
    );
    expect(answers).toEqual([
      {
        due: '2026-05-26T07:30:00Z',
        pieces: [
          { from: '2026-05-22T15:30:00Z', to: '2026-05-22T16:00:00Z', countedSeconds: 1800 },
          piece('2026-05-22T16:00:00Z', '2026-05-22T22:00:00Z', { notCounted: 'closed' }),
          piece('2026-05-22T22:00:00Z', '2026-05-24T22:00:00Z', { notCounted: 'weekdayClosed' }),
          piece('2026-05-24T22:00:00Z', '2026-05-25T22:00:00Z', { notCounted: 'dayOff', name: '2026-05-25' }),
          piece('2026-05-25T22:00:00Z', '2026-05-26T07:00:00Z', { notCounted: 'closed' }),
          { from: '2026-05-26T07:00:00Z', to: '2026-05-26T07:30:00Z', countedSeconds: 1800 },
        ],
      },
      {
        workingSeconds: 60,
        pieces: [{ from: '2026-05-22T15:30:00Z', to: '2026-05-22T15:31:00Z', countedSeconds: 60 }],
      },
      { due: null },
    ]);
  });

  const start = '2026-05-22T14:30:00Z';
  it.each<[unknown, string]>([
    ['', 'the line is empty'],
    ['{oops', 'no JSON'],
    ['[1]', '[1] is no JSON object'],
    [{ ...berlin }, 'nothing is asked'],
    [{ ...berlin, start, durationMinutes: 1, to: start }, 'ask for one of them'],
    [{ ...berlin, tz: undefined, start, durationMinutes: 1 }, '"tz" is missing'],
    [{ ...berlin, tz: 'Mars', start, durationMinutes: 1 }, '"tz" is "Mars", which is no IANA time zone'],
    [{ ...berlin, hours: [], start, durationMinutes: 1 }, '"hours" is []'],
    [{ ...berlin, hours: { monday: [] }, start, durationMinutes: 1 }, '"hours.monday" is no weekday'],
    [{ ...berlin, hours: { mon: [['9', '18']] }, start, durationMinutes: 1 }, '"hours.mon.0.0" is "9"'],
    [{ ...berlin, hours: { mon: ['09:00'] }, start, durationMinutes: 1 }, '"hours.mon.0" is "09:00"'],
    [{ ...berlin, hours: { mon: 'closed' }, start, durationMinutes: 1 }, '"hours.mon" is "closed"'],
    [{ ...berlin, hours: { mon: [['22:00', '02:00']] }, start, durationMinutes: 1 }, 'ends before it starts'],
    [{ ...berlin, holidays: ['2026-02-30'], start, durationMinutes: 1 }, '"holidays.0" is "2026-02-30"'],
    [{ ...berlin, holidays: [1], start, durationMinutes: 1 }, '"holidays.0" is 1'],
    [{ ...berlin, holidays: '2026-05-25', start, durationMinutes: 1 }, '"holidays" is "2026-05-25"'],
    [{ ...berlin, durationMinutes: 1 }, '"start" is missing'],
    [{ ...berlin, start: '2026-05-22 14:30', durationMinutes: 1 }, 'which is no instant'],
    [{ ...berlin, start: '9999-01-01T00:00:00Z', durationMinutes: 1 }, 'the years 1900 to 2199'],
    [{ ...berlin, start }, '"durationMinutes" is missing'],
    [{ ...berlin, start, durationMinutes: -1 }, '"durationMinutes" is -1'],
    [{ ...berlin, start, durationMinutes: '60' }, '"durationMinutes" is "60"'],
    [{ ...berlin, from: start }, '"to" is missing'],
  ])('says what is wrong with %j, and goes on', async (line, error) => {
    const good = { ...berlin, from: start, to: start };
    const { exitCode, answers } = await answersTo([good, line, good]);
    expect(answers).toEqual([
      { workingSeconds: 0 },
      { error: expect.stringContaining(`line 2: `), line: 2 },
      { workingSeconds: 0 },
    ]);
    expect(answers[1]).toHaveProperty('error', expect.stringContaining(error));
    expect(exitCode).toBe(1);
  });

  it('keeps the id of a bad line', async () => {
    const { answers } = await answersTo([{ id: 'b', ...berlin }]);
    expect(answers[0]).toMatchObject({ id: 'b', line: 1 });
  });
});

function piece(from: string, to: string, why: { notCounted: string; name?: string }) {
  return { from, to, countedSeconds: 0, ...why };
}

async function answersTo(lines: readonly unknown[], explain = false) {
  async function* input() {
    for (const line of lines) yield typeof line === 'string' ? line : JSON.stringify(line);
  }
  const output = new PassThrough();
  const written = text(output);
  const exitCode = await run({ input: input(), output, explain });
  output.end();
  const answers: unknown[] = (await written)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { exitCode, answers };
}
