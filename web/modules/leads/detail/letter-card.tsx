import { UnstyledButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { NetworkProblem } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { LetterView } from '../../../api/types.ts';
import { HtmlLetter, LinkedText, Loaded, RelativeTime } from '../../../ui/index.ts';
import { Delivery } from './delivery.tsx';
import styles from './lead.module.css';
import { isData } from './timeline.ts';

type Props = {
  letter: LetterView;
  customer: string;
  /** The customer's words, for an enquiry that is data. */
  comment: string | null;
};

/** One letter: who, when, what is new in it. What it quotes and how it was designed wait behind a button each. */
export function LetterCard({ letter, customer, comment }: Props) {
  const t = useTranslations('lead.letter');
  const [quoted, setQuoted] = useState(false);
  const [designed, setDesigned] = useState(false);
  const who = letter.author ?? senderName(letter.from, letter.direction === 'in' ? customer : letter.from);
  const kind = letter.kind === 'automaticReply' || letter.kind === 'noted' ? t(`kinds.${letter.kind}`) : null;
  return (
    <article className={styles.card} data-direction={letter.direction} data-kind={letter.kind}>
      <header className={styles.cardHead}>
        <strong>{who}</strong>
        {kind !== null && <span className={styles.kind}>{kind}</span>}
        <RelativeTime at={letter.at} detailed className={styles.when} />
      </header>
      {letter.subject !== null && <p className={styles.subject}>{letter.subject}</p>}
      {designed ? (
        <Designed letter={letter} />
      ) : isData(letter.text) ? (
        <Data text={letter.text} comment={comment} />
      ) : (
        <LinkedText text={letter.text} />
      )}
      {quoted && letter.quoted !== null && !designed && (
        <blockquote className={styles.quoted}>
          <LinkedText text={letter.quoted} />
        </blockquote>
      )}
      <div className={styles.cardTools}>
        {letter.quoted !== null && !designed && (
          <UnstyledButton
            className={styles.fold ?? ''}
            aria-expanded={quoted}
            onClick={() => setQuoted(!quoted)}
          >
            {quoted ? t('hideQuoted') : t('showQuoted')}
          </UnstyledButton>
        )}
        {letter.hasHtml && (
          <UnstyledButton
            className={styles.fold ?? ''}
            aria-pressed={designed}
            onClick={() => setDesigned(!designed)}
          >
            {designed ? t('asText') : t('asDesigned')}
          </UnstyledButton>
        )}
      </div>
      <Attachments attachments={letter.attachments} />
      {letter.delivery !== null && <Delivery delivery={letter.delivery} to={letter.to} />}
    </article>
  );
}

/** "Kim Nguyen <kim@example.net>" → "Kim Nguyen"; a bare address → the name the lead knows. */
function senderName(from: string, customer: string): string {
  const name = from
    .replace(/<[^>]*>\s*$/, '')
    .replaceAll('"', '')
    .trim();
  return name === '' || name.includes('@') ? customer : name;
}

/** Portals send enquiries as data for machines; people read what the customer said in it. */
function Data({ text, comment }: { text: string; comment: string | null }) {
  const t = useTranslations('lead.letter');
  const [shown, setShown] = useState(false);
  return (
    <>
      {comment === null ? <p className={styles.soft}>{t('dataOnly')}</p> : <LinkedText text={comment} />}
      <UnstyledButton className={styles.fold ?? ''} aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? t('hideData') : t('showData')}
      </UnstyledButton>
      {shown && <pre className={styles.data}>{text}</pre>}
    </>
  );
}

/** The sanitised HTML, fetched when somebody wants to see it. */
function Designed({ letter }: { letter: LetterView }) {
  const t = useTranslations('lead.letter');
  const { path, keys } = useDealer();
  const html = useQuery({
    queryKey: [...keys.all, 'letterHtml', letter.letterId],
    queryFn: async ({ signal }) => {
      const response = await fetch(path(`/letters/${encodeURIComponent(letter.letterId)}/html`), {
        credentials: 'same-origin',
        signal,
      });
      if (!response.ok) throw new NetworkProblem(response.status);
      return response.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={html}>
      {(text) => <HtmlLetter html={text} title={letter.subject ?? t('asDesigned')} />}
    </Loaded>
  );
}

function Attachments({ attachments }: Pick<LetterView, 'attachments'>) {
  const t = useTranslations('lead.letter');
  const format = useFormatter();
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.attachments} aria-label={t('attachments')}>
      {attachments.map((attachment) => (
        <li key={attachment.url}>
          <a href={attachment.url} download={attachment.name}>
            <IconPaperclip size={16} aria-hidden /> {attachment.name}
          </a>{' '}
          <span className={styles.soft}>{sizeText(attachment.size, format.number)}</span>
        </li>
      ))}
    </ul>
  );
}

/** "182 kB", "1.4 MB". */
export function sizeText(
  bytes: number,
  number: (value: number, options: { maximumFractionDigits: number }) => string,
): string {
  if (bytes >= 1_000_000) return `${number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`;
  return `${number(Math.max(1, bytes / 1_000), { maximumFractionDigits: 0 })} kB`;
}
