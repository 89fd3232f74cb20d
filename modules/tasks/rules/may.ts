/** What of somebody's rights at the dealer matters here. */
export interface TaskRights {
  readonly handOver: boolean;
}

export interface RightsOnTask {
  /** Change what it is about, add a note, end, reopen. */
  readonly work: boolean;
  readonly assign: boolean;
  readonly moveDue: boolean;
}

/**
 * What somebody may do with one task, by the assignee that is stored: with one's own, with one that one has made and with
 * a task of nobody everything, with another's only who may hand over any lead. `userId` is null for an API key.
 */
export function mayOnTask(
  rights: TaskRights,
  task: {
    readonly assigneeId: string | null;
    readonly createdBy: string | null;
    readonly userId: string | null;
  },
): RightsOnTask {
  const { assigneeId, createdBy, userId } = task;
  const theirs = assigneeId === null || assigneeId === userId || (userId !== null && createdBy === userId);
  const work = rights.handOver || theirs;
  return { work, assign: work, moveDue: work };
}
