export { type Compared, check, compare } from './check.ts';
export { type Coverage, coverageOf } from './coverage.ts';
export type { Example } from './example.ts';
export { type Finding, keyOf } from './finding.ts';
export type { CheckedSource, CheckerInput } from './input.ts';
export { nextNight } from './night.ts';
export { OUTLOOK_DAYS } from './outlook.ts';
export { type Proposal, type ProposalFinding, propose } from './proposal.ts';
