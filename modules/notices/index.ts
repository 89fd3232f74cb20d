export { noticeJobs, pushJobs } from './jobs.ts';
export type { Because, NewNotice, NoticeKind, NoticeSubject } from './rules/notice.ts';
export { lookAgain } from './store/schedule.ts';
export { dropNotices, dropNoticesAbout, moveNotices } from './use-cases/drop.ts';
export { raiseNotices } from './use-cases/raise.ts';
