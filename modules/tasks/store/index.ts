export { type BulkEntry, insertBulk, takeBulk } from './bulk.ts';
export { endEndings, insertEndings, noteTold, setAssignees, setContent, setDues } from './changes.ts';
export { addTaskHistory, type TaskEntry } from './history.ts';
export { scheduleAll, taskDueKind, taskRulesKind, taskSeriesKind, unschedule } from './schedule.ts';
export { endSeries, insertSeries, lockSeries, type StoredSeries } from './series.ts';
export {
  insertTask,
  lastOfSeries,
  lockOpenTasks,
  lockTask,
  lockTasks,
  type TaskFacts,
} from './tasks.ts';
export {
  insertTaskType,
  listTaskTypes,
  seedTaskTypes,
  type TaskType,
  taskTypeViews,
  updateTaskType,
} from './types.ts';
