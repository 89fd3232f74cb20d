import type { MergeQuestion, NewMerge } from '../../../../modules/contacts/contract.ts';

export type FieldName = MergeQuestion['fields'][number]['field'];
type ListName = MergeQuestion['lists'][number]['field'];

/** What was chosen so far: per field a side or a text, per list the keys that fall away. */
export interface Chosen {
  readonly fields: Readonly<Partial<Record<FieldName, { side: 'into' | 'from' | 'other'; text: string }>>>;
  readonly without: Readonly<Partial<Record<ListName, readonly string[]>>>;
}
export const nothingChosen: Chosen = { fields: {}, without: {} };

const typedFields: readonly FieldName[] = ['title', 'firstName', 'lastName', 'company', 'jobTitle'];

/** Whether something else than what the two say can be typed for a field. */
export function canBeTyped(field: FieldName): boolean {
  return typedFields.includes(field);
}

/** The request that the choices make; what nobody looked at is left to the rule. */
export function wishOf(fromId: string, { fields, without }: Chosen): NewMerge {
  const choices = Object.entries(fields).map(([field, { side, text }]) => [
    field,
    side === 'other' ? { value: text.trim() === '' ? null : text.trim() } : side,
  ]);
  return {
    fromId,
    choices: Object.fromEntries(choices) as NewMerge['choices'] & object,
    leaveOut: { ...mutable(without) },
  };
}

function mutable(without: Chosen['without']): NonNullable<NewMerge['leaveOut']> {
  return Object.fromEntries(Object.entries(without).map(([field, keys]) => [field, [...keys]]));
}
