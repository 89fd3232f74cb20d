import { Button } from '@mantine/core';
import { IconArrowLeft, IconMail, IconPencil, IconPhone, IconPlus, IconRoute } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ContactDetail } from '../../../modules/contacts/contract.ts';
import { ApiProblem } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { EmptyState, FullPage, Loaded, useHotkeys } from '../../ui/index.ts';
import { ContactFacts } from './contact-facts.tsx';
import styles from './contacts.module.css';
import { KindIcon } from './contacts-page.tsx';
import { NoteForm } from './note-form.tsx';
import { useContact } from './queries.ts';
import { TimelineList } from './timeline.tsx';

const ContactDialog = lazy(async () => ({ default: (await import('./contact-dialog.tsx')).ContactDialog }));
const NewLeadDialog = lazy(async () => ({
  default: (await import('../leads/list/new-lead-dialog.tsx')).NewLeadDialog,
}));

/** One contact: everything that happened as one timeline, and beside it what is known. */
export function ContactPage() {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  const { contactId = '' } = useParams({ strict: false });
  const contact = useContact(contactId);
  usePageTitle(contact.data?.name ?? t('contact'));
  if (contact.error instanceof ApiProblem && contact.error.status === 404) {
    return (
      <EmptyState heading="h1" title={t('gone')} text={t('goneText')}>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/d/$dealer/contacts" params={{ dealer: dealer.key }} {...props} />}
        >
          {t('toList')}
        </Button>
      </EmptyState>
    );
  }
  return <Loaded query={contact}>{(data) => <ContactView key={data.contactId} contact={data} />}</Loaded>;
}

type Dialog = 'edit' | 'lead';

function ContactView({ contact }: { contact: ContactDetail }) {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  useHotkeys([
    ...(contact.may.edit
      ? [{ keys: 'e', label: t('edit'), group: 'page' as const, run: () => setDialog('edit') }]
      : []),
    { keys: 'l', label: t('newLead'), group: 'page', run: () => setDialog('lead') },
    {
      keys: 'u',
      label: t('toList'),
      group: 'page',
      run: () => void navigate({ to: '/d/$dealer/contacts', params: { dealer: dealer.key } }),
    },
  ]);
  return (
    <FullPage>
      <header className={styles.header}>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          aria-label={t('toList')}
          renderRoot={(props) => <Link to="/d/$dealer/contacts" params={{ dealer: dealer.key }} {...props} />}
        >
          <IconArrowLeft size={20} aria-hidden />
        </Button>
        <div className={styles.who}>
          <h1 title={contact.name}>
            <KindIcon kind={contact.kind} /> {contact.name}
          </h1>
          <span className={styles.soft}>{underName(contact)}</span>
        </div>
        <Actions contact={contact} onDialog={setDialog} />
      </header>
      <div className={styles.split}>
        <div className={styles.left}>
          {contact.may.edit && <NoteForm contactId={contact.contactId} />}
          <TimelineList contactId={contact.contactId} />
        </div>
        <aside className={styles.right} aria-label={t('facts')}>
          <ContactFacts contact={contact} />
        </aside>
      </div>
      <Suspense>
        {dialog === 'edit' && <ContactDialog contact={contact} onClose={close} />}
        {dialog === 'lead' && (
          <NewLeadDialog
            onClose={close}
            contact={{
              contactId: contact.contactId,
              name: contact.name,
              phone: contact.phones[0]?.shown ?? '',
              email: contact.emails[0]?.email ?? '',
            }}
          />
        )}
      </Suspense>
    </FullPage>
  );
}

function underName({ title, jobTitle, worksFor, company, kind }: ContactDetail): string {
  const where = kind === 'company' ? null : (worksFor?.name ?? company);
  return [title, jobTitle, where].filter(Boolean).join(' · ');
}

/** Call, write, go there, and a new lead. A letter belongs to a lead: the open one, else a new one. */
function Actions({ contact, onDialog }: { contact: ContactDetail; onDialog: (dialog: Dialog) => void }) {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  const [phone] = contact.phones;
  const [lead] = contact.openLeads;
  const route = routeTo(contact);
  const writes = contact.emails.length > 0;
  return (
    <div className={styles.actions}>
      {phone !== undefined && (
        <Button
          variant="default"
          component="a"
          href={`tel:${phone.e164 ?? phone.number}`}
          leftSection={<IconPhone size={18} aria-hidden />}
        >
          {t('call')}
        </Button>
      )}
      {writes && lead !== undefined && (
        <Button
          variant="default"
          leftSection={<IconMail size={18} aria-hidden />}
          renderRoot={(props) => (
            <Link
              to="/d/$dealer/leads/$leadId"
              params={{ dealer: dealer.key, leadId: lead.leadId }}
              {...props}
            />
          )}
        >
          {t('write')}
        </Button>
      )}
      {writes && lead === undefined && (
        <Button
          variant="default"
          leftSection={<IconMail size={18} aria-hidden />}
          onClick={() => onDialog('lead')}
        >
          {t('write')}
        </Button>
      )}
      {route !== null && (
        <Button
          variant="default"
          component="a"
          href={route}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconRoute size={18} aria-hidden />}
        >
          {t('route')}
        </Button>
      )}
      {contact.may.edit && (
        <Button
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
          onClick={() => onDialog('edit')}
        >
          {t('edit')}
        </Button>
      )}
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => onDialog('lead')}>
        {t('newLead')}
      </Button>
    </div>
  );
}

function routeTo({ addresses: [first] }: ContactDetail): string | null {
  if (first === undefined) return null;
  const place = [first.street, first.postcode, first.city, first.country].filter(Boolean).join(' ');
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: place }).toString()}`;
}
