export { type AbsenceChanges, type PersonChange, type SetupChanges, withChanges } from './changes.ts';
export { type ChangedFate, type Comparison, compare, type FateSide, type StrandedLead } from './compare.ts';
export type { Figures } from './figures.ts';
export type { AnswerModel, Past, PastAnswer, PastLead, PastQuestion } from './past.ts';
