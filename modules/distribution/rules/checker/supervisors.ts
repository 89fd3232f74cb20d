import type { EscalationSettings } from '../../../dealers/contract.ts';
import { deputyChain } from '../../../people/rules/deputies.ts';
import type { SetupPerson } from '../setup.ts';
import { anybody, type Finding, findingNow, personField } from './finding.ts';
import type { Outlook } from './outlook.ts';

/**
 * People who get leads, and pools, whose stage 2 reaches nobody: without a supervisor who works here, supervised by
 * themselves alone, or with all supervisors away and no deputy there. Nothing when no stage 2 is ever told.
 */
export function supervisors(outlook: Outlook): readonly Finding[] {
  const { setup } = outlook.input;
  if (!tellsStage2(setup.escalation)) return [];
  const byId = new Map(setup.people.map((person) => [person.userId, person]));
  const found: Finding[] = [];
  const teams = new Map<string, { supervisorIds: readonly string[]; people: SetupPerson[] }>();
  for (const { person, isPool } of concerned(outlook)) {
    const working = person.supervisorIds.filter((id) => byId.get(id)?.active === true);
    const others = working.filter((id) => id !== person.userId);
    if (others.length === 0) {
      found.push(withoutSupervisor(person, isPool, working.length > 0));
      continue;
    }
    const key = [...working].sort().join();
    const team = teams.get(key) ?? { supervisorIds: working, people: [] };
    team.people.push(person);
    teams.set(key, team);
  }
  for (const [key, team] of teams) found.push(...supervisorsAway(outlook, key, team));
  return found;
}

function tellsStage2({
  stage2Minutes,
  followUpStage2Minutes,
  bySource,
  byLeadType,
}: EscalationSettings): boolean {
  const overrides = [...Object.values(bySource), ...Object.values(byLeadType)];
  const times = [{ stage2Minutes, followUpStage2Minutes }, ...overrides].flatMap((times) => [
    times.stage2Minutes,
    times.followUpStage2Minutes,
  ]);
  return times.some((minutes) => minutes !== null && minutes !== undefined);
}

/** Who gets leads by a rotation that leads come to, and the pool users, whose supervisors are told of the pool's leads. */
function concerned({ input, rotations }: Outlook): readonly { person: SetupPerson; isPool: boolean }[] {
  const reachable = rotations.filter(({ unreachable }) => !unreachable);
  const members = new Set(reachable.flatMap(({ ableIds }) => ableIds));
  const pools = new Set(
    reachable.flatMap(({ mode, poolUserId }) => (mode === 'rotation' ? [] : (poolUserId ?? []))),
  );
  return input.setup.people
    .filter(({ userId, active }) => active && (members.has(userId) || pools.has(userId)))
    .map((person) => ({ person, isPool: pools.has(person.userId) }));
}

function withoutSupervisor({ userId, name }: SetupPerson, isPool: boolean, own: boolean): Finding {
  return findingNow({
    code: isPool ? 'poolWithoutSupervisor' : own ? 'ownSupervisor' : 'noSupervisor',
    subject: userId,
    severity: 'warning',
    mending: personField(userId, 'supervisors'),
    details: { people: [name] },
  });
}

/** The first time at which all of them are away and none has a deputy who is there. */
function supervisorsAway(
  { input, stretches, nameOf }: Outlook,
  key: string,
  {
    supervisorIds,
    people,
  }: { readonly supervisorIds: readonly string[]; readonly people: readonly SetupPerson[] },
): Finding[] {
  const { now, setup } = input;
  const active = new Set(setup.people.flatMap((person) => (person.active ? [person.userId] : [])));
  const reaches = (userId: string, at: number) => {
    const { endsWith } = deputyChain(userId, setup.absences, at);
    return endsWith !== null && active.has(endsWith);
  };
  const first = stretches.find(
    ({ from, until }) => until > now && !supervisorIds.some((userId) => reaches(userId, from)),
  );
  if (!first) return [];
  const back = stretches.find(
    ({ from }) => from >= first.until && supervisorIds.some((userId) => reaches(userId, from)),
  );
  return [
    {
      code: 'supervisorsAway',
      subject: key,
      severity: 'warning',
      bitesAt: first.from > now ? first.from : null,
      until: back?.from ?? null,
      example: null,
      mending: supervisorIds.length === 1 ? personField(supervisorIds[0] ?? '', 'absences') : anybody,
      details: { people: supervisorIds.map(nameOf), team: people.map(({ name }) => name) },
    },
  ];
}
