import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClipboardText,
  IconPencil,
  IconShieldCheck,
  IconTargetArrow,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { TimelineEntry } from '../../../modules/contacts/contract.ts';
import { useDealer } from '../../api/session.ts';
import { EmptyState, ErrorState, Loaded, RelativeTime } from '../../ui/index.ts';
import styles from './contacts.module.css';
import { useTimeline } from './queries.ts';
import { useChangeWords, useEntryTitle } from './timeline-words.ts';

/** Everything that happened with a contact, the newest first. */
export function TimelineList({ contactId }: { contactId: string }) {
  const t = useTranslations('contacts');
  const timeline = useTimeline(contactId);
  return (
    <section className={styles.timeline} aria-label={t('timeline')}>
      <Loaded query={timeline}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          if (entries.length === 0) return <EmptyState title={t('quiet')} text={t('quietText')} />;
          return (
            <ol className={styles.entries}>
              {entries.map((entry) => (
                <Entry key={`${entry.kind}${entry.entryId}`} entry={entry} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      {timeline.isFetchNextPageError && <ErrorState error={timeline.error} />}
      {timeline.hasNextPage && (
        <Button
          variant="default"
          className={styles.older ?? ''}
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </section>
  );
}

const icons: Readonly<Record<string, typeof IconPencil>> = {
  'contact.created': IconUserPlus,
  'contact.noted': IconClipboardText,
  'contact.permission': IconShieldCheck,
  'letter.in': IconArrowBackUp,
  'letter.out': IconArrowForwardUp,
};

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations('contacts');
  const title = useEntryTitle();
  const changeWords = useChangeWords();
  const { dealer } = useDealer();
  const Icon = icons[entry.kind] ?? (entry.kind.startsWith('lead.') ? IconTargetArrow : IconPencil);
  return (
    <li className={styles.entry} data-kind={entry.kind.split('.')[0]}>
      <Icon size={18} aria-hidden className={styles.entryIcon} />
      <div className={styles.entryBody}>
        <div className={styles.entryHead}>
          <strong>{title(entry)}</strong>
          {entry.actor !== null && <span className={styles.soft}>{entry.actor}</span>}
          <RelativeTime at={entry.at} className={styles.when} />
        </div>
        {entry.changes.length > 0 && (
          <ul className={styles.changes}>
            {entry.changes.map((change) => (
              <li key={`${change.field}${change.from}${change.to}`}>{changeWords(change)}</li>
            ))}
          </ul>
        )}
        {entry.title !== null && <p className={styles.entryTitle}>{entry.title}</p>}
        {entry.text !== null && entry.text.trim() !== '' && <p className={styles.entryText}>{entry.text}</p>}
        {entry.lead !== null && (
          <Link
            to="/d/$dealer/leads/$leadId"
            params={{ dealer: dealer.key, leadId: entry.lead.leadId }}
            className={styles.link}
          >
            {entry.lead.subject ?? t('lead')}
          </Link>
        )}
      </div>
    </li>
  );
}
