import { Type } from 'typebox';
import { dealerRoute, type HttpApp } from '../../../platform/http/index.ts';
import { Id } from '../../../platform/http/shapes.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import {
  NewTaskType,
  TaskRulePreview,
  TaskRulePreviewed,
  TaskTypeChange,
  TaskTypeList,
} from '../contract.ts';
import { taskTypeViews } from '../store/index.ts';
import { previewRule } from '../use-cases/rules.ts';
import { addTaskType, changeTaskType } from '../use-cases/types.ts';

const tag = 'Tasks';

export function catalogueRoutes(app: HttpApp): void {
  const list = async (tx: DealerTx, mayChange: boolean) => ({ rows: await taskTypeViews(tx), mayChange });
  dealerRoute(app, {
    method: 'GET',
    path: '/task-types',
    tag,
    summary: 'The types of tasks, hidden ones too',
    schema: { response: TaskTypeList },
    handler: ({ tx, actor: { rights } }) => list(tx, rights.changeSettings),
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/task-types',
    tag,
    summary: 'Add a type of tasks',
    schema: { body: NewTaskType, response: TaskTypeList },
    status: 201,
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, body }) => {
      await addTaskType(tx, body);
      return list(tx, true);
    },
  });
  dealerRoute(app, {
    method: 'PATCH',
    path: '/task-types/:taskTypeId',
    tag,
    summary: 'Rename, hide or show a type of tasks',
    description: 'Nothing is deleted. 409 `tasks.lastType`: the general one stays.',
    schema: { params: Type.Object({ taskTypeId: Id }), body: TaskTypeChange, response: TaskTypeList },
    may: ({ rights }) => rights.changeSettings,
    handler: async ({ tx, params: { taskTypeId }, body }) => {
      await changeTaskType(tx, { taskTypeId, ...body });
      return list(tx, true);
    },
  });
  dealerRoute(app, {
    method: 'POST',
    path: '/task-rules/preview',
    tag,
    summary: 'What a rule would make, before it is saved',
    schema: { body: TaskRulePreview, response: TaskRulePreviewed },
    may: ({ rights }) => rights.changeSettings,
    handler: ({ tx, body }) => previewRule(tx, body.rule),
  });
}
