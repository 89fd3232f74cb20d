export { cancelDue, putDue } from './store.ts';
export { type DueHandler, DueWorker, type DueWorkerOptions } from './worker.ts';
