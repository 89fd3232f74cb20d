import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { NewRole, Role, RoleChange, RoleList, RoleRemoval, RoleRow } from '../contract.ts';
import { roleList } from '../screens/role-list.ts';
import { addRole, changeRole, removeRole } from '../use-cases/change-roles.ts';

const tag = 'Roles';
const params = Type.Object({ role: Role });
const may = ({ rights }: DealerActor) => rights.manageUsers;

export function roleRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/roles',
    tag,
    summary: 'The roles of the dealership and what each may',
    schema: { response: RoleList },
    handler: ({ tx, actor }) => roleList(tx, actor),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/roles',
    tag,
    summary: "Add a role of the dealership's own",
    schema: { body: NewRole, response: RoleRow },
    status: 201,
    may,
    handler: async ({ tx, actor, body }) => roleRow(tx, actor, await addRole(tx, body, actor)),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/roles/:role',
    tag,
    summary: 'Change what a role may, or its name',
    description: 'Holds for everybody who has the role, with their next request.',
    schema: { params, body: RoleChange, response: RoleRow },
    may,
    handler: async ({ tx, actor, params: { role }, body: { secondFactorFrom: from, ...body } }) => {
      const secondFactorFrom = from === undefined || from === null ? from : Temporal.Instant.from(from);
      const edit = { ...body, ...(secondFactorFrom === undefined ? {} : { secondFactorFrom }), role };
      await changeRole(tx, edit, actor);
      return roleRow(tx, actor, role);
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/roles/:role',
    tag,
    summary: 'Remove a role; whoever holds it gets another',
    schema: { params, querystring: RoleRemoval },
    may,
    handler: async ({ tx, actor, params: { role }, query }) =>
      removeRole(tx, { role, replacedBy: query.replacedBy ?? null }, actor),
  });
}

async function roleRow(tx: DealerTx, actor: DealerActor, role: string) {
  const { rows } = await roleList(tx, actor);
  return rows.find((row) => row.role === role) ?? refuse('notFound', 'http.notFound');
}
