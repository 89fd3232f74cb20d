import { expect, it } from 'vitest';
import { canBeTyped, nothingChosen, wishOf } from './wish.ts';

it('asks for what was chosen and for nothing else', () => {
  expect(wishOf('b', nothingChosen)).toEqual({ fromId: 'b', choices: {}, leaveOut: {} });
  expect(
    wishOf('b', {
      fields: {
        firstName: { side: 'from', text: '' },
        lastName: { side: 'other', text: ' Köhler-Weiß ' },
        title: { side: 'other', text: ' ' },
      },
      without: { emails: ['old@x.example'] },
    }),
  ).toEqual({
    fromId: 'b',
    choices: { firstName: 'from', lastName: { value: 'Köhler-Weiß' }, title: { value: null } },
    leaveOut: { emails: ['old@x.example'] },
  });
});

it('lets nobody type what is picked from a list', () => {
  expect(
    ['lastName', 'title', 'kind', 'companyId', 'birthday'].map((field) => canBeTyped(field as 'kind')),
  ).toEqual([true, true, false, false, false]);
});
