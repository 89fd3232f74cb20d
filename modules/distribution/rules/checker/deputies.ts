import { deputyChain } from '../../../people/rules/deputies.ts';
import type { FindingCode } from '../../checker/contract.ts';
import { decide } from '../decide.ts';
import { type Example, exampleOf, momentIn } from './example.ts';
import { type Finding, personField } from './finding.ts';
import { isAble, type Outlook } from './outlook.ts';
import type { Stretch } from './timeline.ts';

/**
 * Absences whose deputy is no help: away too with nobody further to stand in, standing in for each other in a circle, or
 * not able to be assigned anything. Each with the first moment of the absence at which it is so. Where deputies do not
 * receive, it is about the reminders of the absent only.
 */
export function deputies(outlook: Outlook): readonly Finding[] {
  const { now, setup } = outlook.input;
  const able = new Set(setup.people.flatMap((person) => (isAble(person) ? [person.userId] : [])));
  const found: Finding[] = [];
  for (const absence of setup.absences) {
    const { userId, from, until, deputyId } = absence;
    if (deputyId === null || until <= now || !able.has(userId)) continue;
    for (const stretch of outlook.stretches) {
      if (stretch.from < from || stretch.until <= now) continue;
      if (stretch.from >= until) break;
      const trouble = troubleAt(outlook, userId, stretch, able);
      if (!trouble) continue;
      found.push(findingOf(outlook, { userId, from, stretch, until, ...trouble }));
      break;
    }
  }
  return found;
}

interface Trouble {
  readonly code: FindingCode;
  readonly chain: readonly string[];
}

function troubleAt(
  { input }: Outlook,
  userId: string,
  { from }: Stretch,
  able: ReadonlySet<string>,
): Trouble | null {
  const { chain, endsWith, cycle } = deputyChain(userId, input.setup.absences, from);
  // The absence without a deputy that counts may be another one of the same person.
  if (chain.length === 1) return null;
  if (cycle) return { code: 'deputyCycle', chain };
  if (endsWith === null) return { code: 'deputyAway', chain };
  return able.has(endsWith) ? null : { code: 'deputyCannot', chain };
}

function findingOf(
  outlook: Outlook,
  {
    code,
    chain,
    userId,
    from,
    until,
    stretch,
  }: Trouble & { userId: string; from: number; until: number; stretch: Stretch },
): Finding {
  const { now, setup } = outlook.input;
  return {
    code,
    subject: `${userId} ${from}`,
    severity: setup.distribution.deputiesReceive ? 'warning' : 'hint',
    bitesAt: stretch.from > now ? stretch.from : null,
    until,
    example: exampleOfCustomer(outlook, userId, stretch),
    mending: personField(userId, 'absences'),
    details: { people: [outlook.nameOf(userId)], deputies: chain.slice(1).map(outlook.nameOf) },
  };
}

/** A request of a customer whom the absent one looks after, where such a lead asks for that person. */
function exampleOfCustomer(outlook: Outlook, userId: string, stretch: Stretch): Example | null {
  const { now, setup } = outlook.input;
  const request = outlook.rotations.find(({ request }) => request !== null)?.request;
  if (!request || setup.distribution.distributeExistingContacts) return null;
  const at = momentIn(stretch, now);
  const asked = { ...request, at, contactUserId: userId };
  return exampleOf(outlook, asked, decide(asked, stretch.presence.state));
}
