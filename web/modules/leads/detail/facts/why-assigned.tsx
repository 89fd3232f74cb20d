import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { WhyAssigned as Why } from '../../../../api/types.ts';
import { Loaded } from '../../../../ui/index.ts';
import { Explanation } from '../../../distribution/explanation.tsx';

type Props = {
  leadId: string;
  /** An earlier assignment; without it the one that holds. */
  assignmentId?: string;
};

/** Why this person has the lead: the rules in the order they were tried, each with whom it looked at. */
export function WhyAssigned({ leadId, assignmentId }: Props) {
  const t = useTranslations('assignment');
  const { dealer, path, keys } = useDealer();
  const why = useQuery({
    queryKey: [...keys.lead(leadId), 'assignment', assignmentId ?? 'last'],
    queryFn: ({ signal }) =>
      api.get<Why>(path(`/leads/${encodeURIComponent(leadId)}/assignment`), {
        query: { assignment: assignmentId },
        signal,
      }),
    staleTime: 0,
  });
  if (why.error instanceof ApiProblem && why.error.status === 404) return <p>{t('never')}</p>;
  return (
    <>
      <Loaded query={why}>{(data) => <Explanation why={data} />}</Loaded>
      <Link to="/d/$dealer/distribution" params={{ dealer: dealer.key }}>
        {t('ledgers')}
      </Link>
    </>
  );
}
