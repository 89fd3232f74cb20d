import { type AbsenceSpan, deputyChain } from './deputies.ts';

/**
 * The first moment (epoch milliseconds) at which the deputies of the new absence would lead in a circle, given all other
 * absences; null when there is none. Deputies change only where an absence begins or ends, so only there is looked.
 */
export function firstCircle(planned: AbsenceSpan, others: readonly AbsenceSpan[]): number | null {
  const absences = [...others, planned];
  const moments = absences
    .flatMap(({ from, until }) => [from, until])
    .filter((at) => at >= planned.from && at < planned.until)
    .sort((a, b) => a - b);
  return moments.find((at) => deputyChain(planned.userId, absences, at).cycle) ?? null;
}
