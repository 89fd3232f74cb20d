import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Role } from '../contract.ts';
import { within } from '../rules/rights.ts';
import { openLeadsOf } from '../screens/open-leads.ts';
import { updateAccount } from '../store/accounts.ts';
import {
  findPerson,
  listPeople,
  type Person,
  renamePending,
  replaceSupervisors,
  updateMember,
} from '../store/members.ts';
import { lockRoles } from '../store/roles.ts';
import { cleanName } from './add-person.ts';
import { type Giver, needGivable, needManager } from './change-roles.ts';
import { needMayReceive, needOwnsNoPool } from './fit-distribution.ts';

export interface PersonChange {
  readonly userId: string;
  readonly name?: string;
  readonly role?: Role;
  readonly receivesRequests?: boolean;
  readonly canBeAssigned?: boolean;
  readonly active?: boolean;
  readonly handOverTo?: string | null;
  readonly supervisors?: readonly string[];
}

/**
 * Changes a member. Whoever receives requests can be assigned, so switching one off or on takes the other along.
 * Only an operator (`by`) renames an operator, and nobody gives a role with more rights than their own, or takes one.
 * Refuses to leave the dealer without somebody who manages people and can sign in, to let somebody go whose open leads nobody takes or whose the leads of a pool are, and to let somebody receive requests
 * beside the pool (`people.poolIsOn`).
 */
export async function changePerson(
  tx: DealerTx,
  change: PersonChange,
  by: (Giver & { readonly operator: boolean }) | null = null,
): Promise<void> {
  const { userId } = change;
  const person = await findPerson(tx, userId);
  if (!person) refuse('notFound', 'http.notFound');
  await needMayStand(tx, person, change, by);
  await fitDistribution(tx, person, change);
  if (change.name !== undefined) await rename(tx, by, person, change.name);
  if (change.supervisors) await setSupervisors(tx, userId, change.supervisors);
  await updateMember(tx, userId, membershipChange(change));
  if (person.rights.manageUsers) await needManager(tx, change.active === false ? 'active' : 'role');
  if (person.active && change.active === false) await letGo(tx, userId, change.handOverTo ?? null);
  await tx.announce('people.changed', {});
}

/** Of several doors to one state each keeps what the others refuse. */
async function fitDistribution(tx: DealerTx, person: Person, change: PersonChange): Promise<void> {
  const { userId } = person;
  const { active = person.active } = change;
  const { receivesRequests = person.receivesRequests } = membershipChange(change);
  const begins = !(person.active && person.receivesRequests) && active && receivesRequests;
  if (begins) await needMayReceive(tx, userId);
  if (person.active && !active) await needOwnsNoPool(tx, userId);
}

function membershipChange({ role, active, receivesRequests, canBeAssigned }: PersonChange) {
  const requests = {
    ...(receivesRequests === undefined ? {} : { receivesRequests }),
    ...(canBeAssigned === undefined ? {} : { canBeAssigned }),
    ...(receivesRequests === true ? { canBeAssigned: true } : {}),
    ...(canBeAssigned === false && receivesRequests !== true ? { receivesRequests: false } : {}),
  };
  return {
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
    ...requests,
  };
}

/** What somebody is changes under a lock: of two who take the last right from each other one must see it. */
async function needMayStand(
  tx: DealerTx,
  person: Person,
  { role = person.role, active = person.active }: PersonChange,
  by: Giver | null,
): Promise<void> {
  if (role === person.role && active === person.active) return;
  await lockRoles(tx);
  if (by && !within(person.rights, by.rights)) refuse('notAllowed', 'people.moreThanOwn');
  if (role !== person.role || active) await needGivable(tx, role, by);
}

async function rename(
  tx: DealerTx,
  by: { readonly operator: boolean } | null,
  person: Person,
  name: string,
): Promise<void> {
  const wanted = cleanName(name);
  if (wanted === person.name) return;
  if (person.operator && !person.pending && !by?.operator) refuse('notAllowed', 'http.notAllowed');
  if (person.pending) await renamePending(tx, person.userId, wanted);
  else await updateAccount(tx.db, person.userId, { name: wanted });
}

async function setSupervisors(tx: DealerTx, userId: string, supervisorIds: readonly string[]): Promise<void> {
  const unique = [...new Set(supervisorIds)];
  const here = new Set((await listPeople(tx)).filter(({ active }) => active).map((person) => person.userId));
  for (const [i, id] of unique.entries()) {
    const field = `supervisors.${i}`;
    if (id === userId) refuse('invalid', 'people.ownSupervisor', { field });
    if (!here.has(id)) refuse('invalid', 'people.userUnknown', { field });
  }
  await replaceSupervisors(tx, userId, unique);
}

async function letGo(tx: DealerTx, userId: string, handOverTo: string | null): Promise<void> {
  const openLeads = await openLeadsOf(tx, userId);
  if (openLeads > 0 && handOverTo === null) {
    refuse('conflict', 'people.hasOpenLeads', { field: 'handOverTo', details: { count: openLeads } });
  }
  if (handOverTo !== null) {
    const heir = await findPerson(tx, handOverTo);
    if (!heir?.active || !heir.canBeAssigned || heir.userId === userId) {
      refuse('invalid', 'people.userUnknown', { field: 'handOverTo' });
    }
  }
  await tx.announce('people.deactivated', { userId, handOverTo });
}
