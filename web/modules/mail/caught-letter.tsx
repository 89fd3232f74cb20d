import { SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import type { Caught } from '../../api/types.ts';
import { addressesIn, EmptyState, HtmlLetter, LinkedText, Loaded, RelativeTime } from '../../ui/index.ts';
import styles from './catcher.module.css';

type View = 'text' | 'html' | 'headers';

export function CaughtLetterPage() {
  const t = useTranslations('catcher');
  const { letterId = '' } = useParams({ strict: false });
  const letter = useQuery({
    queryKey: ['catcher', 'letter', letterId],
    queryFn: ({ signal }) =>
      api.get<Caught>(`/api/v1/catcher/letters/${encodeURIComponent(letterId)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (letter.error instanceof ApiProblem && letter.error.status === 404) {
    return <EmptyState title={t('goneTitle')} text={t('goneText')} />;
  }
  return <Loaded query={letter}>{(data) => <Letter key={data.letterId} letter={data} />}</Loaded>;
}

function Letter({ letter }: { letter: Caught }) {
  const t = useTranslations('catcher');
  const back = useTranslations('common.actions');
  const [view, setView] = useState<View>(letter.html === null ? 'text' : 'html');
  const links = linksOf(letter);
  return (
    <article className={styles.letter}>
      <Link to="/catcher" className={styles.back}>
        <IconArrowLeft size={18} aria-hidden /> {back('back')}
      </Link>
      <h2>{letter.subject || t('noSubject')}</h2>
      <dl className={styles.facts}>
        <dt>{t('to')}</dt>
        <dd>{letter.to}</dd>
        <dt>{t('from')}</dt>
        <dd>{letter.from}</dd>
        {letter.replyTo !== null && (
          <>
            <dt>{t('replyTo')}</dt>
            <dd>{letter.replyTo}</dd>
          </>
        )}
        <dt>{t('sent')}</dt>
        <dd>
          <RelativeTime at={letter.at} detailed />
        </dd>
        {letter.attachments.length > 0 && (
          <>
            <dt>{t('attachments')}</dt>
            <dd>{letter.attachments.map((attachment) => attachment.name).join(', ')}</dd>
          </>
        )}
      </dl>
      <SegmentedControl
        aria-label={t('views')}
        value={view}
        onChange={(next) => setView(next as View)}
        mb="md"
        data={[
          ...(letter.html === null ? [] : [{ value: 'html', label: t('html') }]),
          { value: 'text', label: t('text') },
          { value: 'headers', label: t('headers') },
        ]}
      />
      {view === 'html' && letter.html !== null && <HtmlLetter html={letter.html} title={letter.subject} />}
      {view === 'text' && <LinkedText text={letter.text} />}
      {view === 'headers' && (
        <dl className={styles.facts}>
          {letter.headers.map((header, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand there twice
            <div key={index} style={{ display: 'contents' }}>
              <dt>{header.name}</dt>
              <dd>{header.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {links.length > 0 && (
        <section className={styles.links}>
          <h3>{t('links')}</h3>
          {links.map((link) => (
            <a key={link} href={link} target="_blank" rel="noreferrer noopener">
              {link}
            </a>
          ))}
        </section>
      )}
    </article>
  );
}

/** The links of both versions: the one-time links of invitations and resets are what one looks for here. */
function linksOf(letter: Caught): string[] {
  const inHtml =
    letter.html === null ? [] : [...new DOMParser().parseFromString(letter.html, 'text/html').links];
  const addresses = inHtml.map((link) => link.href).filter((href) => /^https?:/.test(href));
  return [...new Set([...addressesIn(letter.text), ...addresses])];
}
