/** An absence as the rules see it: `[from, until)` in epoch milliseconds, so that JSON can carry it. */
export interface AbsenceSpan {
  readonly userId: string;
  readonly from: number;
  readonly until: number;
  /** Who stands in; null: nobody. */
  readonly deputyId: string | null;
}

export interface DeputyChain {
  /** The person asked for, then each deputy in turn. All but a present last one are absent; in a cycle nobody is twice. */
  readonly chain: readonly string[];
  /** The first in the chain who is not absent; null when the chain ends in an absent person or in a cycle. */
  readonly endsWith: string | null;
  readonly cycle: boolean;
}

/**
 * Who stands in for a person at a moment (epoch milliseconds): the deputy of an absent person, that one's deputy, and so on.
 * Looks at absences only; whether the last one is active and may be assigned is the caller's question.
 */
export function deputyChain(userId: string, absences: readonly AbsenceSpan[], at: number): DeputyChain {
  const chain = [userId];
  for (let person = userId; ; ) {
    const absence = absenceAt(person, absences, at);
    if (!absence) return { chain, endsWith: person, cycle: false };
    if (absence.deputyId === null) return { chain, endsWith: null, cycle: false };
    if (chain.includes(absence.deputyId)) return { chain, endsWith: null, cycle: true };
    person = absence.deputyId;
    chain.push(person);
  }
}

/**
 * The absence a person is in, null when present. Of several at once the deputy of the one that began last counts (of
 * those that name one), and `until` is the end of the longest.
 */
export function absenceAt(
  userId: string,
  absences: readonly AbsenceSpan[],
  at: number,
): { readonly until: number; readonly deputyId: string | null } | null {
  let last: AbsenceSpan | null = null;
  let until = 0;
  for (const absence of absences) {
    if (absence.userId !== userId || absence.from > at || absence.until <= at) continue;
    until = Math.max(until, absence.until);
    if (!last || beats(absence, last)) last = absence;
  }
  return last && { until, deputyId: last.deputyId };
}

/** A total order, so that the answer does not depend on the order of the list. */
function beats(a: AbsenceSpan, b: AbsenceSpan): boolean {
  if ((a.deputyId === null) !== (b.deputyId === null)) return a.deputyId !== null;
  if (a.from !== b.from) return a.from > b.from;
  if (a.until !== b.until) return a.until < b.until;
  return (a.deputyId ?? '') < (b.deputyId ?? '');
}
