import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { WhatIf } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { addDays, wallOf } from '../../../time/zone.ts';
import { useToast } from '../../../ui/index.ts';

const USUAL_DAYS = 90;

/** Begins a what-if on the last three months, and opens it. */
export function useBeginWhatIf() {
  const { dealer, path, keys } = useDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const now = useNow();
  return useMutation({
    mutationFn: (begun: { name: string; changes?: WhatIf['changes'] }) => {
      const until = wallOf(now, dealer.timeZone).date;
      const trial = { from: addDays(until, -USUAL_DAYS), until, model: 'pace' };
      return api.post<WhatIf>(path('/what-ifs'), { ...begun, trial });
    },
    onSuccess: (made) => {
      client.setQueryData([...keys.whatIfs, made.whatIfId], made);
      void client.invalidateQueries({ queryKey: keys.whatIfs, exact: true });
      void navigate({
        to: '/d/$dealer/what-ifs/$whatIfId',
        params: { dealer: dealer.key, whatIfId: made.whatIfId },
      });
    },
    onError: (error) => toast.problem(error),
  });
}
