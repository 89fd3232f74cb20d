import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Lead } from '../../../api/types.ts';
import { RelativeTime } from '../../../ui/index.ts';
import { useHistoryWords } from '../history-words.ts';
import { CommentCard, EntryCard, EventLine } from './entry-card.tsx';
import styles from './lead.module.css';
import { LetterCard } from './letter-card.tsx';
import { type TimelineItem, timelineOf } from './timeline.ts';

/** How near to the end one must be for the end to stay in view when something is added. */
const NEAR_PX = 160;

/** The conversation, oldest first; it opens at its end, and stays there when something comes. */
export function Thread({ lead }: { lead: Lead }) {
  const t = useTranslations('lead');
  const items = timelineOf(lead);
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const last = items.at(-1)?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last entry is what moves the end
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [last]);
  // The composer below grows and shrinks.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={scroller}
      className={styles.thread}
      aria-label={t('thread')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
      }}
    >
      <ol className={styles.items}>
        {items.map((item) => (
          <li key={item.key} data-kind={item.kind} className={styles.threadItem}>
            <Item item={item} lead={lead} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Item({ item, lead }: { item: TimelineItem; lead: Lead }) {
  const wordsOf = useHistoryWords();
  switch (item.kind) {
    case 'letter':
      return (
        <LetterCard
          letter={item.letter}
          customer={lead.contact.name}
          comment={item.letter.kind === 'enquiry' ? lead.comment : null}
        />
      );
    case 'comment':
      return <CommentCard name={lead.contact.name} at={item.at} text={item.text} />;
    case 'note':
    case 'call':
      return <EntryCard kind={item.kind} entry={item.entry} />;
    case 'event':
      return (
        <EventLine text={item.entry.text}>
          {wordsOf(item.entry)} · <RelativeTime at={item.at} detailed />
        </EventLine>
      );
  }
}
