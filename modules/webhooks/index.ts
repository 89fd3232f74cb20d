export { webhookJobs } from './jobs.ts';
export { noteHappened } from './use-cases/note-happened.ts';
