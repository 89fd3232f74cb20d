export { cancelDue, dueChannel, putDue } from './store.ts';
export { type DueHandler, DueWorker, type DueWorkerOptions } from './worker.ts';
