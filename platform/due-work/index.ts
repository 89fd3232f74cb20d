export { type DueBatch, type DueHandler, DueWorker, type DueWorkerOptions, dueChannel } from './worker.ts';
