import type { NewMerge } from '../contract.ts';
import type { Choices, MergeWish } from '../rules/merge/merge.ts';

/** What a request wishes, with dates as dates. */
export function wishFrom({ choices = {}, leaveOut = {} }: NewMerge): MergeWish {
  const { birthday, ...others } = choices;
  const read: Choices = {
    ...others,
    ...(birthday === undefined
      ? {}
      : {
          birthday:
            typeof birthday === 'string'
              ? birthday
              : { value: birthday.value === null ? null : Temporal.PlainDate.from(birthday.value) },
        }),
  };
  return { choices: read, leaveOut };
}
