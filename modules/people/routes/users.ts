import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import { type DealerActor, dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { Invitation, NewAbsence, OwnHours, UserChange, UserList, UserRow } from '../contract.ts';
import type { PeopleParts } from '../parts.ts';
import { mayChangeHours, mayPlanAbsence } from '../rules/may.ts';
import { userRows } from '../screens/user-list.ts';
import { removeAbsence } from '../store/absences.ts';
import { changePerson } from '../use-cases/change-person.ts';
import { invite, inviteAgain } from '../use-cases/invite.ts';
import { planAbsence } from '../use-cases/plan-absence.ts';
import { setOwnHours } from '../use-cases/set-own-hours.ts';

const tag = 'People';
const params = Type.Object({ userId: Id });

export function userRoutes(app: HttpApp, parts: PeopleParts): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/users',
    tag,
    summary: 'Everybody who works here',
    schema: { response: UserList },
    handler: async ({ tx, actor }) => ({
      rows: await userRows(tx, actor),
      mayInvite: actor.rights.manageUsers,
    }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/users',
    tag,
    summary: 'Invite somebody by mail',
    schema: { body: Invitation, response: UserRow },
    status: 201,
    may: ({ rights }) => rights.manageUsers,
    handler: async ({ tx, actor, body }) => userRow(tx, actor, await invite(tx, body, parts, actor)),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/users/:userId/invitation',
    tag,
    summary: 'Send the invitation again',
    schema: { params },
    may: ({ rights }) => rights.manageUsers,
    handler: async ({ tx, params }) => inviteAgain(tx, params.userId, parts),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/users/:userId',
    tag,
    summary: 'Change what somebody is and does here',
    description:
      '409 `people.hasOpenLeads` asks for `handOverTo` before somebody goes; 409 `people.lastAdministrator`: somebody has to stay.',
    schema: { params, body: UserChange, response: UserRow },
    may: ({ rights }) => rights.manageUsers,
    handler: async ({ tx, actor, params, body }) => {
      await changePerson(tx, { ...body, userId: params.userId }, actor);
      return userRow(tx, actor, params.userId);
    },
  });
}

export function ownHoursRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'PUT',
    path: '/users/:userId/hours',
    tag,
    summary: 'Set the own hours of somebody who works part time',
    description:
      "One's own, or anybody's for supervisors. They say who receives requests, not when an answer is due.",
    schema: { params, body: OwnHours, response: UserRow },
    handler: async ({ tx, actor, params, body }) => {
      const whose = { ofUserId: params.userId, actorUserId: actor.userId };
      if (!mayChangeHours(actor.rights, whose)) refuse('notAllowed', 'http.notAllowed');
      await setOwnHours(tx, params.userId, body.hours);
      return userRow(tx, actor, params.userId);
    },
  });
}

export function absenceRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/users/:userId/absences',
    tag,
    summary: 'Plan an absence',
    description:
      "One's own, or anybody's for supervisors. 409 `people.deputyCircle`, 422 `people.handOverNeedsDeputy`.",
    schema: { params, body: NewAbsence, response: UserRow },
    status: 201,
    handler: async ({ tx, actor, params, body }) => {
      needMayPlan(actor, params.userId);
      await planAbsence(tx, {
        userId: params.userId,
        from: momentOf(body.from),
        until: momentOf(body.until),
        deputyUserId: body.deputyUserId ?? null,
        ...(body.openWork && { openWork: body.openWork }),
      });
      return userRow(tx, actor, params.userId);
    },
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/users/:userId/absences/:absenceId',
    tag,
    summary: 'Remove an absence',
    schema: { params: Type.Object({ userId: Id, absenceId: Id }) },
    handler: async ({ tx, actor, params }) => {
      needMayPlan(actor, params.userId);
      if (!(await removeAbsence(tx, params))) refuse('notFound', 'http.notFound');
      await tx.announce('people.changed', {});
    },
  });
}

function needMayPlan(actor: DealerActor, userId: string): void {
  if (!mayPlanAbsence(actor.rights, { ofUserId: userId, actorUserId: actor.userId })) {
    refuse('notAllowed', 'http.notAllowed');
  }
}

/** Whole milliseconds, as everything the product keeps. */
function momentOf(text: string): Temporal.Instant {
  return Temporal.Instant.from(text).round('millisecond');
}

async function userRow(tx: DealerTx, actor: DealerActor, userId: string) {
  const [row] = await userRows(tx, actor, userId);
  return row ?? refuse('notFound', 'http.notFound');
}
