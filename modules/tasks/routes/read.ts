import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import { TaskCounts, TaskDetail, TaskList, TaskListQuery } from '../contract.ts';
import { taskDetail } from '../screens/task-detail.ts';
import { taskCounts, taskList } from '../screens/task-list.ts';

const tag = 'Tasks';

export function readRoutes(app: HttpApp): void {
  dealerRoute(app, {
    method: 'GET',
    path: '/tasks',
    tag,
    summary: 'List and search tasks',
    description:
      'Open tasks by due, unless asked otherwise; ended ones the latest first. `next` is the `after` of the following page.',
    schema: { querystring: TaskListQuery, response: TaskList },
    handler: ({ tx, actor, query }) => taskList(tx, actor.rights, query),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/tasks/counts',
    tag,
    summary: 'Count open tasks',
    description: "One's own, those of them that are late, and everybody's. Each number stops at 1,000.",
    schema: { response: TaskCounts },
    handler: ({ tx }) => taskCounts(tx),
  });
  dealerRoute(app, {
    method: 'GET',
    path: '/tasks/:taskId',
    tag,
    summary: 'Read a task with its history',
    schema: { params: Type.Object({ taskId: Id }), response: TaskDetail },
    handler: ({ tx, actor, params }) => taskDetail(tx, actor.rights, params.taskId),
  });
}
