import { IconNote, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { HistoryEntry } from '../../../api/types.ts';
import { LinkedText, RelativeTime } from '../../../ui/index.ts';
import { useHistoryWords } from '../history-words.ts';
import styles from './lead.module.css';

/** A note or a call, with its text. */
export function EntryCard({ kind, entry }: { kind: 'note' | 'call'; entry: HistoryEntry }) {
  const wordsOf = useHistoryWords();
  const Icon = kind === 'note' ? IconNote : entry.details.reached === true ? IconPhone : IconPhoneOff;
  return (
    <article className={styles.card} data-direction="own">
      <header className={styles.cardHead}>
        <Icon size={18} aria-hidden />
        <strong>{wordsOf(entry)}</strong>
        <RelativeTime at={entry.at} detailed className={styles.when} />
      </header>
      {entry.text !== null && entry.text !== '' && <LinkedText text={entry.text} />}
    </article>
  );
}

/** What the customer wrote in the enquiry, where no letter holds it: a form, an interface, a phone call. */
export function CommentCard({ name, at, text }: { name: string; at: string; text: string }) {
  return (
    <article className={styles.card} data-direction="in">
      <header className={styles.cardHead}>
        <strong>{name}</strong>
        <RelativeTime at={at} detailed className={styles.when} />
      </header>
      <LinkedText text={text} />
    </article>
  );
}

export function EventLine({ children, text }: { children: ReactNode; text: string | null }) {
  return (
    <p className={styles.event}>
      <span>{children}</span>
      {text !== null && text !== '' && <span className={styles.eventText}>{text}</span>}
    </p>
  );
}
