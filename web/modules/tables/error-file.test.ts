import { expect, it } from 'vitest';
import { errorText } from './error-file.ts';

it('has a line once with all its reasons, and nothing that a spreadsheet would run', () => {
  const problem = (line: number, code: string, cells: string[]) => ({
    line,
    code,
    field: null,
    value: null,
    cells,
  });
  const view = {
    head: ['Make', 'Model'],
    problems: [
      problem(3, 'a', ['=cmd()', 'say "hi"; bye']),
      problem(3, 'b', ['=cmd()', 'say "hi"; bye']),
      problem(4, 'c', ['-12', '-x']),
    ],
  };
  expect(errorText(view, ({ code }) => code, 'Why').split('\r\n')).toEqual([
    'Why;Make;Model',
    'a; b;\'=cmd();"say ""hi""; bye"'.replace('a; b', '"a; b"'),
    "c;-12;'-x",
  ]);
});
