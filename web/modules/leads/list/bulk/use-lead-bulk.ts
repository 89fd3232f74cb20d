import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { LeadBulk, LeadBulkDone, LeadBulkUndone } from '../../../../api/types.ts';
import { useToast } from '../../../../ui/index.ts';
import { batches, type Chosen } from './selection.ts';

export type BulkDeed = LeadBulk['deed'];
export type LeftLead = LeadBulkDone['left'][number];
const BATCH = 100;

type Props = {
  /** Told of leads that were left as they are; nothing when all were done. */
  onLeft: (left: readonly LeftLead[]) => void;
};

/** One deed on the chosen leads, a hundred a request, with a note that takes all of it back. */
export function useLeadBulk({ onLeft }: Props) {
  const t = useTranslations('leadList.bulk');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const onSettled = () => {
    for (const queryKey of [keys.leads, keys.counts, keys.today, keys.pools]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  const undo = useMutation({
    mutationFn: async (bulkIds: readonly string[]) => {
      const answers: LeadBulkUndone[] = [];
      for (const bulkId of bulkIds.toReversed()) {
        answers.push(await api.delete<LeadBulkUndone>(path(`/leads/bulk/${bulkId}`)));
      }
      return answers;
    },
    onSuccess: (answers) => {
      toast.done(t('undone', { count: sum(answers.map(({ undone }) => undone)) }));
      onLeft(answers.flatMap(({ left }) => left));
    },
    onError: toast.problem,
    onSettled,
  });
  const run = useMutation({
    mutationFn: async ({ chosen, deed }: { chosen: Chosen; deed: BulkDeed }) => {
      const leads = [...chosen].map(([leadId, assigneeId]) => ({ leadId, assigneeId }));
      const answers: LeadBulkDone[] = [];
      for (const batch of batches(leads, BATCH)) {
        const body: LeadBulk = { leads: [...batch], deed };
        answers.push(
          await api.post<LeadBulkDone>(path('/leads/bulk'), body, {
            headers: { 'idempotency-key': crypto.randomUUID() },
          }),
        );
      }
      return answers;
    },
    onSuccess: (answers, { deed }) => {
      const done = answers.filter((answer) => answer.done > 0);
      const count = sum(done.map((answer) => answer.done));
      const undoAll = () => undo.mutate(done.map(({ bulkId }) => bulkId));
      toast.done(t(`done.${deed.kind}`, { count }), count === 0 ? undefined : undoAll);
      onLeft(answers.flatMap(({ left }) => left));
    },
    onError: toast.problem,
    onSettled,
  });
  return run;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
