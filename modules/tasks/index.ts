export { taskJobs } from './jobs.ts';
export { seedTaskTypes } from './store/index.ts';
export { handOverTasksOf, handOverTasksWhileAway, recomputeTasks } from './use-cases/react.ts';
export { setTasks } from './use-cases/rules.ts';
