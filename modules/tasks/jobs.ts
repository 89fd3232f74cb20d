import type { DueHandler } from '../../platform/due-work/index.ts';
import { taskDueKind, taskRulesKind, taskSeriesKind } from './store/index.ts';
import { seriesDateCame } from './use-cases/continue-series.ts';
import { remindOfTask } from './use-cases/remind.ts';
import { runTaskRules } from './use-cases/rules.ts';

/** What falls due among tasks: a task, the next of a series, the nightly run of the rules. */
export function taskJobs(): Readonly<Record<string, DueHandler>> {
  return {
    [taskDueKind]: remindOfTask,
    [taskSeriesKind]: seriesDateCame,
    [taskRulesKind]: (tx) => runTaskRules(tx),
  };
}
