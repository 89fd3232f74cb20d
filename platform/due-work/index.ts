export { type DueHandler, DueWorker, type DueWorkerOptions, dueChannel } from './worker.ts';
