import { useNavigate } from '@tanstack/react-router';
import { useDealer } from '../../../api/session.ts';
import type { LeadRow } from '../../../api/types.ts';
import type { LeadSearch } from '../search.ts';
import { leaveTrail } from './trail.ts';

/** Opens a lead of the list; from there "next" leads to the one that stood below it. `answer`: to write at once. `follow`: its link does. */
export function useOpening(asked: LeadSearch, rows: readonly LeadRow[]) {
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const follow = (row: LeadRow) =>
    leaveTrail({ dealer: dealer.key, asked, leadIds: rows.map(({ leadId }) => leadId), at: row.leadId });
  const open = (row: LeadRow, { answer = false }: { answer?: boolean } = {}) => {
    follow(row);
    void navigate({
      to: '/d/$dealer/leads/$leadId',
      params: { dealer: dealer.key, leadId: row.leadId },
      search: answer ? { write: 'answer' } : {},
    });
  };
  return { open, follow };
}
