import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  addWorkingTime,
  type ClockPiece,
  type CompiledCalendar,
  calendarMemo,
  explainWorkingTime,
  workingTimeBetween,
} from '../../modules/working-hours/index.ts';
import {
  calendarKey,
  type Question,
  readCalendar,
  readFields,
  readQuestion,
  Unreadable,
} from './due-question.ts';

export const dueUsage = `forecourt due [--explain]

Reads one JSON object per line on standard input, prints one per line on standard output, in the same order.

  {"tz":"Europe/Berlin","hours":{"mon":[["09:00","18:00"]]},"holidays":["2026-05-25"],
   "start":"2026-05-22T14:30:00Z","durationMinutes":120}      when is it due?         {"due":"…Z"}, null for never
  {"tz":…,"hours":…,"holidays":…,"from":"…Z","to":"…Z"}       how long was it open?   {"workingSeconds":7200}

  hours      weekdays mon to sun; intervals of local time, until 24:00 at most; a day without any is closed
  holidays   local dates on which nothing counts; may be absent
  id         is repeated in the answer; anything else is ignored
  --explain  adds "pieces": what counted from when to when, and why the rest did not

A line that cannot be read is answered with {"error":…,"line":n}; the others go on, and the exit code is 1.
`;

/** `forecourt due`: the arguments after the command's name. Answers the exit code. */
export async function due(args: readonly string[]): Promise<number> {
  let explain = false;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { explain: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(dueUsage);
      return 0;
    }
    explain = values.explain ?? false;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${dueUsage}`);
    return 2;
  }
  if (process.stdin.isTTY)
    process.stderr.write('Reading JSON lines; end with Ctrl-D. --help shows what they hold.\n');
  return run({
    input: createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    output: process.stdout,
    explain,
  });
}

export interface DueRun {
  /** Lines without their line ends. */
  readonly input: AsyncIterable<string>;
  readonly output: NodeJS.WritableStream;
  readonly explain: boolean;
}

/** Answers every line with one line, in order. The exit code is 1 when a line could not be read, else 0. */
export async function run({ input, output, explain }: DueRun): Promise<number> {
  const compiled = calendarMemo();
  let line = 0;
  let exitCode = 0;
  for await (const text of input) {
    line++;
    let answer: object = {};
    try {
      const fields = readFields(text);
      if ('id' in fields) answer = { id: fields.id };
      const question = readQuestion(fields);
      const calendar = compiled(calendarKey(fields), () => readCalendar(fields));
      answer = { ...answer, ...answerTo(question, calendar, explain) };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      answer = { ...answer, error: `line ${line}: ${error.message}`, line };
      exitCode = 1;
    }
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return exitCode;
}

function answerTo(question: Question, calendar: CompiledCalendar, explain: boolean): object {
  if (question.kind === 'between') {
    const { from, to } = question;
    const workingSeconds = workingTimeBetween(calendar, from, to);
    if (!explain) return { workingSeconds };
    return { workingSeconds, pieces: explainWorkingTime(calendar, from, to).map(present) };
  }
  const { start, duration } = question;
  const moment = addWorkingTime(calendar, start, duration);
  const answer = { due: moment?.toString() ?? null };
  if (!explain || moment === null) return answer;
  return { ...answer, pieces: explainWorkingTime(calendar, start, moment).map(present) };
}

/** `notCounted` says why: `closed`, `weekdayClosed`, or `dayOff` with its name. */
function present({ from, to, countedSeconds, notCounted }: ClockPiece) {
  const piece = { from: from.toString(), to: to.toString(), countedSeconds };
  if (notCounted === null) return piece;
  const name = notCounted.reason === 'dayOff' ? { name: notCounted.name } : {};
  return { ...piece, notCounted: notCounted.reason, ...name };
}
