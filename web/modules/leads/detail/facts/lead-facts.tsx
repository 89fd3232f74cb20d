import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import { DueBadge, usePhone, WhyPopover } from '../../../../ui/index.ts';
import { AppointmentsOf } from '../../../appointments/appointments-of-lead.tsx';
import { CarsOfContact } from '../../../cars/cars-of-contact.tsx';
import { OpenTasks } from '../../../tasks/open-tasks.tsx';
import { useLeadWords } from '../../words.ts';
import type { Deed } from '../dialogs/lead-dialogs.tsx';
import { Customer } from './customer.tsx';
import styles from './facts.module.css';
import { History } from './history.tsx';
import { Request } from './request.tsx';
import { ResponseFigures } from './response-figures.tsx';
import { Section } from './section.tsx';
import { TradeIn, Vehicle } from './vehicle.tsx';
import { WhyAssigned } from './why-assigned.tsx';
import { WhyDue } from './why-due.tsx';

/** What is known beside the conversation; due and assignee explain themselves on the spot. */
export function LeadFacts({ lead, onDeed }: { lead: Lead; onDeed: (deed: Deed) => void }) {
  return (
    <div className={styles.column}>
      {lead.lead.state === 'open' && <Due lead={lead} onDeed={onDeed} />}
      <Assignee lead={lead} onDeed={onDeed} />
      <Customer lead={lead} />
      <Tasks lead={lead} />
      <Appointments lead={lead} />
      <Vehicle lead={lead} />
      <TradeIn lead={lead} />
      <CarsOfContact contactId={lead.contact.contactId} name={lead.contact.name} />
      <Request lead={lead} />
      <ResponseFigures lead={lead} />
      <History lead={lead} />
    </div>
  );
}

function Appointments({ lead }: { lead: Lead }) {
  const t = useTranslations('appointments');
  return (
    <Section title={t('title')}>
      <AppointmentsOf of={{ lead: lead.lead.leadId }} />
    </Section>
  );
}

function Tasks({ lead }: { lead: Lead }) {
  const t = useTranslations('tasks.open');
  const { leadId } = lead.lead;
  const about = useLeadWords().about(lead.lead);
  const { contactId, name } = lead.contact;
  return (
    <Section title={t('title')}>
      <OpenTasks of={{ lead: leadId }} about={{ contact: { contactId, name }, lead: { leadId, about } }} />
    </Section>
  );
}

function Due({ lead, onDeed }: { lead: Lead; onDeed: (deed: Deed) => void }) {
  const t = useTranslations('lead');
  const { due, leadId } = lead.lead;
  return (
    <Section
      title={due?.kind === 'followUp' ? t('dueFollowUp') : t('dueResponse')}
      side={
        <>
          {due !== null && (
            <WhyPopover label={t('whyTime')} width={440}>
              {() => <WhyDue leadId={leadId} />}
            </WhyPopover>
          )}
          {lead.may.moveDue && (
            <Button variant="subtle" size="compact-sm" onClick={() => onDeed('moveDue')}>
              {t('move')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.line}>
        <DueBadge due={due} detailed />
      </p>
    </Section>
  );
}

function Assignee({ lead, onDeed }: { lead: Lead; onDeed: (deed: Deed) => void }) {
  const t = useTranslations('lead');
  const states = useTranslations('common.states');
  // Elsewhere the page's head has this button.
  const phone = usePhone();
  const leads = useTranslations('leads');
  const { assignee, leadId, pool, state } = lead.lead;
  return (
    <Section
      title={t('assignee')}
      side={
        <>
          <WhyPopover label={t('whyPerson')} width={480}>
            {() => <WhyAssigned leadId={leadId} />}
          </WhyPopover>
          {phone && lead.may.handOver && state === 'open' && (
            <Button variant="subtle" size="compact-sm" onClick={() => onDeed('handOver')}>
              {assignee === null ? t('assign') : t('handOver')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.line}>
        {assignee === null ? (
          <span className={styles.soft}>{states('nobody')}</span>
        ) : pool === null ? (
          assignee.name
        ) : (
          leads('pool.in', { name: assignee.name })
        )}
      </p>
    </Section>
  );
}
