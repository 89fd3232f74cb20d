import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { Role } from '../contract.ts';
import { openLeadsOf } from '../screens/open-leads.ts';
import { updateAccount } from '../store/accounts.ts';
import {
  findPerson,
  listPeople,
  lockAdministrators,
  type Person,
  replaceSupervisors,
  updateMember,
} from '../store/members.ts';
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
 * Only an operator (`by`) renames an operator. Refuses to leave the dealer without an administrator who can sign in, to
 * let somebody go whose open leads nobody takes or whose the leads of a pool are, and to let somebody receive requests
 * beside the pool (`people.poolIsOn`).
 */
export async function changePerson(
  tx: DealerTx,
  change: PersonChange,
  by: { readonly operator: boolean } = { operator: false },
): Promise<void> {
  const { userId } = change;
  const person = await findPerson(tx, userId);
  if (!person) refuse('notFound', 'http.notFound');
  await keepAnAdministrator(tx, person, change);
  await fitDistribution(tx, person, change);
  if (change.name !== undefined) await rename(tx, by, person, change.name);
  if (change.supervisors) await setSupervisors(tx, userId, change.supervisors);
  await updateMember(tx, userId, membershipChange(change));
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

async function keepAnAdministrator(tx: DealerTx, person: Person, change: PersonChange): Promise<void> {
  const stays = change.active !== false && (change.role === undefined || change.role === 'administrator');
  if (stays || person.role !== 'administrator' || !person.active) return;
  const administrators = await lockAdministrators(tx);
  if (!administrators.some((userId) => userId !== person.userId)) {
    refuse('conflict', 'people.lastAdministrator', { field: change.active === false ? 'active' : 'role' });
  }
}

async function rename(
  tx: DealerTx,
  by: { readonly operator: boolean },
  person: Person,
  name: string,
): Promise<void> {
  const wanted = name.trim();
  if (wanted === person.name) return;
  if (wanted === '' || /\p{Cc}/u.test(wanted)) refuse('invalid', 'people.nameNotReadable', { field: 'name' });
  if (person.operator && !by.operator) refuse('notAllowed', 'http.notAllowed');
  await updateAccount(tx.db, person.userId, { name: wanted });
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
