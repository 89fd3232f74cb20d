import { IconMail, IconMapPin, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../../api/session.ts';
import type { Lead } from '../../../../api/types.ts';
import { RelativeTime } from '../../../../ui/index.ts';
import styles from './facts.module.css';
import { Section } from './section.tsx';

/** Who it is and how to reach them; a number is one tap away. */
export function Customer({ lead: { contact } }: { lead: Lead }) {
  const t = useTranslations('lead.customer');
  const { dealer } = useDealer();
  return (
    <Section title={t('title')}>
      <p className={styles.name}>
        <Link
          to="/d/$dealer/contacts/$contactId"
          params={{ dealer: dealer.key, contactId: contact.contactId }}
          className={styles.link}
        >
          {contact.name}
        </Link>
      </p>
      {contact.company !== null && contact.company !== contact.name && (
        <p className={styles.soft}>{contact.company}</p>
      )}
      <ul className={styles.ways}>
        {contact.phones.map((phone) => (
          <li key={phone.asGiven}>
            <a href={`tel:${phone.e164 ?? phone.asGiven}`} className={styles.way}>
              <IconPhone size={16} aria-label={t('phone')} /> {phone.shown}
            </a>
          </li>
        ))}
        {contact.emails.map((email) => (
          <li key={email} className={styles.way}>
            <IconMail size={16} aria-label={t('email')} /> <span className={styles.long}>{email}</span>
          </li>
        ))}
        {contact.address !== null && (
          <li className={styles.way}>
            <IconMapPin size={16} aria-label={t('address')} />{' '}
            <span className={styles.long}>{contact.address}</span>
          </li>
        )}
      </ul>
      {contact.phones.length === 0 && contact.emails.length === 0 && (
        <p className={styles.soft}>{t('noWay')}</p>
      )}
      {contact.otherLeads.length > 0 && <OtherLeads leads={contact.otherLeads} />}
    </Section>
  );
}

function OtherLeads({ leads }: { leads: Lead['contact']['otherLeads'] }) {
  const t = useTranslations('lead.customer');
  const { dealer } = useDealer();
  return (
    <>
      <h3 className={styles.small}>{t('otherLeads')}</h3>
      <ul className={styles.plain}>
        {leads.map((other) => (
          <li key={other.leadId}>
            <Link
              to="/d/$dealer/leads/$leadId"
              params={{ dealer: dealer.key, leadId: other.leadId }}
              className={styles.link}
            >
              {other.subject ?? t('noSubject')}
            </Link>{' '}
            <span className={styles.soft}>
              {other.state === 'closed' ? t('closed') : t('open')} · <RelativeTime at={other.receivedAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
