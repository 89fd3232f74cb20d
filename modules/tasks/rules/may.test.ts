import { expect, it } from 'vitest';
import { mayOnTask } from './may.ts';

const salesperson = { handOver: false };
const supervisor = { handOver: true };

it.each<[string, { handOver: boolean }, string | null, string | null, string | null, boolean]>([
  ['a salesperson with her own', salesperson, 'anna', 'ben', 'anna', true],
  ["a salesperson with nobody's", salesperson, null, 'ben', 'anna', true],
  ['a salesperson with one she gave to a colleague', salesperson, 'ben', 'anna', 'anna', true],
  ["a salesperson with a colleague's", salesperson, 'ben', 'ben', 'anna', false],
  ["a salesperson with a colleague's that a rule made", salesperson, 'ben', null, 'anna', false],
  ["a supervisor with anybody's", supervisor, 'ben', 'ben', 'sue', true],
  ["an API key with anybody's", supervisor, 'ben', 'ben', null, true],
])('%s', (_, rights, assigneeId, createdBy, userId, may) => {
  expect(mayOnTask(rights, { assigneeId, createdBy, userId })).toEqual({
    work: may,
    assign: may,
    moveDue: may,
  });
});
