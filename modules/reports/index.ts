export { reportJobs } from './jobs.ts';
export { noteAnswer, noteLead, noteThreads } from './use-cases/keep-figures.ts';
