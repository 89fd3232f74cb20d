/**
 * The facts that modules announce. Each module's `facts.ts` adds its own by declaration merging:
 *
 *   declare module '../../kernel/facts.ts' { interface Facts { 'leads.arrived': { leadId: string } } }
 *
 * A fact is a past-tense sentence about something that is written in the current transaction. Who reacts stands in
 * `app/reactions.ts`, one line per fact; a fact without a line does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in each module
export interface Facts {}

export type FactName = keyof Facts;

/** Tells the reactions, inside the same transaction and before the call returns. */
export type Announce = <K extends FactName>(name: K, fact: Facts[K]) => Promise<void>;
