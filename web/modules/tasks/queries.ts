import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type {
  Task,
  TaskBulk,
  TaskCounts,
  TaskList,
  TaskListQuery,
  TaskRow,
  TaskTypes,
} from '../../api/types.ts';
import { noteServerNow } from '../../time/clock.ts';

const PAGE = 100;

async function timed<T extends { now: string }>(loading: Promise<T>): Promise<T> {
  const answer = await loading;
  noteServerNow(answer.now);
  return answer;
}

/** The tasks of a search, page after page. While another search loads, the rows of the last one stay. */
export function useTaskRows(asked: TaskListQuery) {
  const { path, keys } = useDealer();
  const list = useInfiniteQuery({
    queryKey: [...keys.tasks, 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      timed(
        api.get<TaskList>(path('/tasks'), { query: { ...asked, after: pageParam, limit: PAGE }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => {
    const byId = new Map<string, TaskRow>();
    for (const page of list.data?.pages ?? []) for (const row of page.rows) byId.set(row.taskId, row);
    return [...byId.values()];
  }, [list.data]);
  return { ...list, rows };
}

/** A short list in one answer, for other pages. */
export function useFewTasks(asked: TaskListQuery) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.tasks, 'few', asked],
    queryFn: ({ signal }) => timed(api.get<TaskList>(path('/tasks'), { query: { ...asked }, signal })),
  });
}

export function useTask(taskId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.tasks, 'one', taskId],
    queryFn: ({ signal }) => timed(api.get<Task>(path(`/tasks/${encodeURIComponent(taskId)}`), { signal })),
  });
}

export function useTaskCounts() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.tasks, 'counts'],
    queryFn: ({ signal }) => api.get<TaskCounts>(path('/tasks/counts'), { signal }),
  });
}

export function useTaskTypes() {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: keys.taskTypes,
    queryFn: ({ signal }) => api.get<TaskTypes>(path('/task-types'), { signal }),
    staleTime: 5 * 60_000,
  });
}

/** Everything that shows tasks is fetched again. */
export function useTasksChanged(): () => void {
  const { keys } = useDealer();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keys.tasks });
}

/** A deed on several tasks; answers how to take it back. */
export function useTaskBulk() {
  const { path } = useDealer();
  const changed = useTasksChanged();
  const undo = useMutation({
    mutationFn: (bulkId: string) =>
      api.delete<{ undone: number; left: number }>(path(`/tasks/bulk/${encodeURIComponent(bulkId)}`)),
    onSettled: changed,
  });
  const run = useMutation({
    mutationFn: (bulk: TaskBulk) =>
      api.post<{ bulkId: string; done: number; left: number }>(path('/tasks/bulk'), bulk, {
        headers: { 'idempotency-key': crypto.randomUUID() },
      }),
    onSettled: changed,
  });
  return { run, undo };
}
