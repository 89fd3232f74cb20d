import { IconMail, IconMapPin, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import type { ContactDetail } from '../../../modules/contacts/contract.ts';
import { useDealer } from '../../api/session.ts';
import { RelativeTime } from '../../ui/index.ts';
import { PlansOfContact } from '../appointments/plans-of-contact.tsx';
import { CarsOfContact } from '../cars/cars-of-contact.tsx';
import facts from '../leads/detail/facts/facts.module.css';
import { Facts, Section } from '../leads/detail/facts/section.tsx';
import { MergesOfContact } from './merge/merges-of-contact.tsx';
import { Permissions } from './permissions.tsx';

/** What is known of a contact, in a narrow column. */
export function ContactFacts({ contact }: { contact: ContactDetail }) {
  const t = useTranslations('contacts');
  const locale = useLocale();
  const { dealer } = useDealer();
  const birthday =
    contact.birthday === null
      ? null
      : new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
          dateStyle: 'long',
          timeZone: 'UTC',
        }).format(Date.parse(`${contact.birthday}T12:00:00Z`));
  return (
    <div className={facts.column}>
      <Reach contact={contact} />
      <OpenLeads contact={contact} />
      <PlansOfContact contact={contact} canTell={contact.emails.length > 0} />
      <CarsOfContact contactId={contact.contactId} name={contact.name} />
      <Section title={t('details')}>
        <Facts
          rows={[
            [t('fields.salutation'), contact.salutation && t(`salutations.${contact.salutation}`)],
            [t('fields.worksFor'), contact.worksFor && <ToContact {...contact.worksFor} />],
            [t('fields.jobTitle'), contact.jobTitle],
            [t('fields.birthday'), birthday],
            [t('fields.language'), languageOf(contact.language)],
            [t('fields.tags'), contact.tags.join(', ')],
            [t('assignee'), contact.assignee],
            [
              t('known'),
              <>
                {t(`from.${contact.createdFrom}`)}, <RelativeTime at={contact.createdAt} />
              </>,
            ],
          ]}
        />
      </Section>
      {contact.people.length > 0 && (
        <Section title={t('people')}>
          <ul className={facts.plain}>
            {contact.people.map((person) => (
              <li key={person.contactId}>
                <ToContact {...person} /> <span className={facts.soft}>{person.jobTitle}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Permissions contact={contact} />
      {dealer.may.mergeContacts && <MergesOfContact contactId={contact.contactId} />}
    </div>
  );

  function languageOf(language: string | null) {
    return language === 'de' || language === 'nl' || language === 'en' ? t(`languages.${language}`) : null;
  }
}

function Reach({ contact }: { contact: ContactDetail }) {
  const t = useTranslations('contacts');
  return (
    <Section title={t('reach')}>
      <ul className={facts.ways}>
        {contact.phones.map((phone) => (
          <li key={phone.number}>
            <a href={`tel:${phone.e164 ?? phone.number}`} className={facts.way}>
              <IconPhone size={16} aria-label={t('fields.phone')} /> {phone.shown}
              {phone.kind !== null && <span className={facts.soft}>{t(`phoneKinds.${phone.kind}`)}</span>}
            </a>
          </li>
        ))}
        {contact.emails.map(({ email, kind, relay }) => (
          <li key={email} className={facts.way}>
            <IconMail size={16} aria-label={t('fields.email')} /> <span className={facts.long}>{email}</span>
            {kind !== null && <span className={facts.soft}>{t(`emailKinds.${kind}`)}</span>}
            {relay && <span className={facts.soft}>{t('relay')}</span>}
          </li>
        ))}
        {contact.addresses.map((address) => (
          <li
            key={[address.kind, address.street, address.postcode, address.city].join('|')}
            className={facts.way}
          >
            <IconMapPin size={16} aria-label={t('fields.address')} />{' '}
            <span className={facts.long}>
              {[address.street, [address.postcode, address.city].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', ')}
            </span>
            {address.kind !== null && <span className={facts.soft}>{t(`addressKinds.${address.kind}`)}</span>}
          </li>
        ))}
      </ul>
      {contact.phones.length + contact.emails.length + contact.addresses.length === 0 && (
        <p className={facts.soft}>{t('noReach')}</p>
      )}
    </Section>
  );
}

function OpenLeads({ contact }: { contact: ContactDetail }) {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  return (
    <Section title={t('openLeads')}>
      {contact.openLeads.length === 0 && <p className={facts.soft}>{t('noOpenLeads')}</p>}
      <ul className={facts.plain}>
        {contact.openLeads.map((lead) => (
          <li key={lead.leadId}>
            <Link
              to="/d/$dealer/leads/$leadId"
              params={{ dealer: dealer.key, leadId: lead.leadId }}
              className={facts.link}
            >
              {lead.subject ?? t('noSubject')}
            </Link>{' '}
            <span className={facts.soft}>
              {lead.assignee ?? t('noAssignee')} · <RelativeTime at={lead.receivedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ToContact({ contactId, name }: { contactId: string; name: string }) {
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/contacts/$contactId"
      params={{ dealer: dealer.key, contactId }}
      className={facts.link}
    >
      {name}
    </Link>
  );
}
