import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import {
  NewTask,
  TaskAssignee,
  TaskBulk,
  TaskBulkDone,
  TaskBulkUndone,
  TaskChange,
  TaskEnding,
  TaskMove,
  TaskNote,
} from '../contract.ts';
import { doBulk, undoBulk } from '../use-cases/bulk.ts';
import { changeTask } from '../use-cases/change-task.ts';
import { makeTask } from '../use-cases/make-task.ts';
import {
  assignTask,
  endSeriesOf,
  endTask,
  moveTask,
  noteOnTask,
  reopenTask,
} from '../use-cases/work-on-task.ts';

const tag = 'Tasks';
const params = Type.Object({ taskId: Id });

export function workRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'POST',
    path: '/tasks',
    tag,
    summary: 'Plan a task',
    description:
      'For oneself when no `assigneeId` is given, for nobody when it is null. With `series` it comes again and again.',
    schema: { body: NewTask, response: Type.Object({ taskId: Id }) },
    status: 201,
    idempotent: true,
    handler: async ({ tx, body }) => ({ taskId: await makeTask(tx, body) }),
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/tasks/:taskId',
    tag,
    summary: 'Change what a task is about',
    schema: { params, body: TaskChange },
    handler: ({ tx, actor: { rights }, params: { taskId }, body }) =>
      changeTask(tx, rights, { taskId, ...body }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/tasks/:taskId/assignee',
    tag,
    summary: 'Give the task to somebody, or to nobody',
    schema: { params, body: TaskAssignee },
    handler: ({ tx, actor: { rights }, params: { taskId }, body }) =>
      assignTask(tx, rights, { taskId, ...body }),
  });
  dealerRoute(app, {
    method: 'PUT',
    path: '/tasks/:taskId/due',
    tag,
    summary: 'Choose another day or moment',
    description: '422 `tasks.dueInPast` for one that is over.',
    schema: { params, body: TaskMove },
    handler: ({ tx, actor: { rights }, params: { taskId }, body }) =>
      moveTask(tx, rights, { taskId, ...body }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/tasks/:taskId/ending',
    tag,
    summary: 'End the task: done, not reached, or not needed any more',
    description: '409 `tasks.ended` when somebody was quicker. Of a series the next one comes to be.',
    schema: { params, body: TaskEnding },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { taskId }, body }) =>
      endTask(tx, rights, { taskId, ...body }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/tasks/:taskId/ending',
    tag,
    summary: 'Reopen the task',
    description: '409 `tasks.notEnded` when it is open.',
    schema: { params },
    handler: ({ tx, actor: { rights }, params: { taskId } }) => reopenTask(tx, rights, { taskId }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/tasks/:taskId/notes',
    tag,
    summary: 'Write a note',
    schema: { params, body: TaskNote },
    idempotent: true,
    handler: ({ tx, actor: { rights }, params: { taskId }, body }) =>
      noteOnTask(tx, rights, { taskId, ...body }),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/tasks/:taskId/series',
    tag,
    summary: 'Let no further one of the series come',
    schema: { params },
    handler: ({ tx, actor: { rights }, params: { taskId } }) => endSeriesOf(tx, rights, { taskId }),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/tasks/bulk',
    tag,
    summary: 'Do one thing with several tasks',
    description: 'Tasks of others, ended ones and those that are not there are left and counted.',
    schema: { body: TaskBulk, response: TaskBulkDone },
    idempotent: true,
    handler: ({ tx, actor: { rights }, body }) => doBulk(tx, rights, body),
  });
  dealerRoute(app, {
    method: 'DELETE',
    path: '/tasks/bulk/:bulkId',
    tag,
    summary: 'Take a deed on several tasks back',
    description: 'Once. Tasks that somebody changed since are left. 409 `tasks.nothingToUndo`.',
    schema: { params: Type.Object({ bulkId: Id }), response: TaskBulkUndone },
    handler: ({ tx, actor: { rights }, params: { bulkId } }) => undoBulk(tx, rights, bulkId),
  });
}
