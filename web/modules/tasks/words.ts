import { useTranslations } from 'use-intl';
import type { TaskOutcome, TaskRow } from '../../api/types.ts';
import { worded } from '../leads/words.ts';

/** Names of things that the server either names or leaves to the web by a key. */
export function useTaskWords() {
  const t = useTranslations('tasks');
  const type = ({ key, name }: { key: string | null; name: string | null }): string =>
    name ?? worded(t, `types.${key}`) ?? t('types.general');
  return {
    type,
    /** What is to be done, in a line. */
    what: (row: Pick<TaskRow, 'title' | 'type'>): string => row.title ?? type(row.type),
    outcome: (outcome: TaskOutcome): string => t(`outcomes.${outcome}`),
  };
}
