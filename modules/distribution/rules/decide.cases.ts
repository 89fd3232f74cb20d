import { expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { sampleRequest, sampleState } from './sample.ts';
import type { DistributionRequest } from './types.ts';
import { verifyDecision } from './verify.ts';

/** A line of a table of cases; `expected` and `reasons` are read as `told` and `reasons` write them. */
export interface Case {
  title: string;
  request?: Partial<DistributionRequest>;
  state?: Parameters<typeof sampleState>[0];
  expected: string;
  reasons?: string;
}

/** A test for each case: what comes out, and that it can be made again after a trip through JSON. */
export function table(cases: readonly Case[]): void {
  it.each(cases)('$title', ({ request, state, expected, reasons: expectedReasons }) => {
    const asked = sampleRequest(request);
    const judgedBy = sampleState(state);
    const decision = decide(asked, judgedBy);
    expect(told(decision)).toBe(expected);
    if (expectedReasons) expect(reasons(decision)).toBe(expectedReasons);
    expect(
      verifyDecision(JSON.parse(JSON.stringify({ request: asked, state: judgedBy, decision }))),
    ).toBeNull();
  });
}

/** `assigned ann by rotation`, `joined l1 of ann by openLead`, and the reasons of the steps. */
function told({ outcome, userId, rule, joinsLeadId }: Decision): string {
  return `${joinsLeadId ? `joined ${joinsLeadId} of` : outcome} ${userId ?? 'nobody'} by ${rule}`;
}

function reasons({ trace }: Decision): string {
  return trace.map(({ rule, reason }) => `${rule}:${reason}`).join(' ');
}
