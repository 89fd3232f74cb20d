import { expect, it } from 'vitest';
import { idsIn } from './ids-in.ts';

const [anna, tom] = ['0190a1b2-0000-7000-8000-00000000000a', '0190A1B2-0000-7000-8000-00000000000B'];

it.each<[string, unknown, readonly string[]]>([
  ['nothing', null, []],
  ['a word', 'rotation', []],
  ['an id alone', anna, [anna]],
  ['in lists of objects', [{ members: [{ userId: anna }, { userId: tom }] }], [anna, tom.toLowerCase()]],
  ['as a key', { weights: { [anna]: 2 } }, [anna]],
  ['twice', [anna, { also: anna }], [anna]],
  ['inside a longer text', `see ${anna}`, []],
])('%s', (_, value, ids) => {
  expect(idsIn(value)).toEqual(ids);
});
