import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { EmptyState, Loaded } from '../../../ui/index.ts';
import { useLead } from '../queries.ts';
import { LeadView } from './lead-view.tsx';

export function LeadPage() {
  const t = useTranslations('lead');
  const { dealer } = useDealer();
  const { leadId = '' } = useParams({ strict: false });
  const lead = useLead(leadId);
  usePageTitle(lead.data?.lead.customer ?? t('title'));
  if (lead.error instanceof ApiProblem && lead.error.status === 404) {
    return (
      <EmptyState title={t('gone.title')} text={t('gone.text')}>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/d/$dealer/leads" params={{ dealer: dealer.key }} {...props} />}
        >
          {t('gone.back')}
        </Button>
      </EmptyState>
    );
  }
  return <Loaded query={lead}>{(data) => <LeadView key={data.lead.leadId} lead={data} />}</Loaded>;
}
