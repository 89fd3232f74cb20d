import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { WhatIf } from '../../../api/types.ts';
import { useToast } from '../../../ui/index.ts';

type Unsaved = Partial<Pick<WhatIf, 'changes' | 'trial'>>;

/** What can be done with a what-if. `problem`: why the last of running, keeping or renaming was refused. */
export function useDeeds({ whatIfId }: WhatIf) {
  const t = useTranslations('whatIf');
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const at = path(`/what-ifs/${whatIfId}`);
  const take = (whatIf: WhatIf) => {
    client.setQueryData([...keys.whatIfs, whatIfId], whatIf);
    void client.invalidateQueries({ queryKey: keys.whatIfs, exact: true });
  };
  const patch = (body: Unsaved | { name: string }) => api.patch<WhatIf>(at, body);
  const keepFirst = async (unsaved: Unsaved) => {
    if (Object.keys(unsaved).length > 0) take(await patch(unsaved));
  };
  const run = useMutation({
    mutationFn: async (unsaved: Unsaved) => {
      await keepFirst(unsaved);
      return api.post<WhatIf>(`${at}/runs`);
    },
    onSuccess: take,
  });
  const keep = useMutation({
    mutationFn: (unsaved: Unsaved) => patch(unsaved),
    onSuccess: (whatIf) => {
      take(whatIf);
      toast.done(t('kept'));
    },
  });
  const rename = useMutation({ mutationFn: (name: string) => patch({ name }), onSuccess: take });
  const rebase = useMutation({
    mutationFn: () => api.post<WhatIf>(`${at}/base`),
    onSuccess: take,
    onError: (error) => toast.problem(error),
  });
  const discard = useMutation({
    mutationFn: () => api.delete(at),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.whatIfs, exact: true });
      toast.done(t('discarded'));
      void navigate({
        to: '/d/$dealer/settings/$area',
        params: { dealer: dealer.key, area: 'what-ifs' },
      });
    },
    onError: (error) => toast.problem(error),
  });
  const error = run.error ?? keep.error ?? rename.error;
  const field = error instanceof ApiProblem ? error.field : null;
  return { run, keep, rename, rebase, discard, problem: { error, field } };
}
