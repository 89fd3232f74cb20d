export { taskJobs } from './jobs.ts';
export { mayOnTask } from './rules/may.ts';
export { taskLabels } from './screens/task-labels.ts';
export { listTaskTypes, seedTaskTypes } from './store/index.ts';
export { makeTask } from './use-cases/make-task.ts';
export { handOverTasksOf, handOverTasksWhileAway, recomputeTasks } from './use-cases/react.ts';
export { setTasks } from './use-cases/rules.ts';
