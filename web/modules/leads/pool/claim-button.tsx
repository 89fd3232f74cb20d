import { Button } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { LeadRow } from '../../../api/types.ts';
import { useToast } from '../../../ui/index.ts';
import { useClaim } from './use-claim.ts';
import { claimableOf, usePools } from './use-pools.ts';

type Row = Pick<LeadRow, 'leadId' | 'pool' | 'customer'>;

/** Claims a lead, or says which one comes first; for the button and for its key. */
export function useClaimOrSay() {
  const t = useTranslations('leads.pool');
  const toast = useToast();
  const { data } = usePools();
  const claim = useClaim();
  return {
    busy: claim.isPending,
    claimableOf: (row: Row) => claimableOf(row, data?.pools),
    run: (row: Row) => {
      const claimable = claimableOf(row, data?.pools);
      if (claimable.may) claim.mutate(row);
      else if (claimable.because === 'older') toast.done(t('older', { customer: claimable.customer }));
      else toast.done(t(claimable.because));
    },
  };
}

/** Takes the lead from its pool; nothing for those who may not. Where an older one comes first it says which. */
export function ClaimButton({ row, big = false }: { row: Row; big?: boolean }) {
  const t = useTranslations('leads.pool');
  const claim = useClaimOrSay();
  const claimable = claim.claimableOf(row);
  if (!claimable.may && claimable.because !== 'older') return null;
  const why = claimable.may ? null : t('older', { customer: claimable.customer });
  return (
    <Button
      size={big ? 'sm' : 'compact-sm'}
      variant={big ? 'filled' : 'default'}
      leftSection={<IconHandGrab size={16} aria-hidden />}
      loading={claim.busy}
      // Not `disabled`: who presses it all the same is told why, also by keyboard and finger.
      aria-disabled={!claimable.may}
      data-disabled={!claimable.may}
      title={why ?? ''}
      aria-label={`${t('claim')}: ${why ?? row.customer}`}
      onClick={() => claim.run(row)}
    >
      {t('claim')}
    </Button>
  );
}
