import { useTranslations } from 'use-intl';
import type { TaskBulk, TaskRow } from '../../api/types.ts';
import { useToast } from '../../ui/index.ts';
import { useTaskBulk } from './queries.ts';
import { useTaskWords } from './words.ts';

/** Ends, gives on and moves tasks, one or many, with a note that takes it back. */
export function useTaskDeeds() {
  const t = useTranslations('tasks');
  const words = useTaskWords();
  const toast = useToast();
  const { run, undo } = useTaskBulk();
  const takeBack = (bulkId: string) =>
    undo.mutate(bulkId, {
      onSuccess: (answer) => toast.done(t('bulk.undone', answer)),
      onError: toast.problem,
    });
  const act = (tasks: readonly TaskRow[], deed: TaskBulk['deed'], said: string) =>
    run.mutate(
      { taskIds: tasks.map(({ taskId }) => taskId), deed },
      {
        onSuccess: ({ bulkId, done, left }) =>
          toast.done(tasks.length === 1 && left === 0 ? said : t('bulk.result', { done, left }), () =>
            takeBack(bulkId),
          ),
        onError: toast.problem,
      },
    );
  return {
    busy: run.isPending,
    end: (tasks: readonly TaskRow[], outcome: 'done' | 'notReached' | 'skipped') => {
      const [first] = tasks;
      if (first === undefined) return;
      const what = words.what(first);
      act(tasks, { kind: 'end', outcome }, t('done.ended', { outcome: words.outcome(outcome), what }));
    },
    assign: (tasks: readonly TaskRow[], userId: string | null, name: string) =>
      act(tasks, { kind: 'assign', userId }, t('done.assigned', { name })),
    move: (
      tasks: readonly TaskRow[],
      due: Extract<TaskBulk['deed'], { kind: 'moveDue' }>['due'],
      date: string,
    ) => act(tasks, { kind: 'moveDue', due }, t('done.moved', { date })),
  };
}
