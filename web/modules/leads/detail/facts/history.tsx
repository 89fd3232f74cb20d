import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import { RelativeTime } from '../../../../ui/index.ts';
import { useHistoryWords } from '../../history-words.ts';
import styles from './facts.module.css';
import { Section } from './section.tsx';

const SHOWN = 4;

/** Everything that happened, newest first; the older ones on demand. */
export function History({ lead: { history } }: { lead: Lead }) {
  const t = useTranslations('history');
  const wordsOf = useHistoryWords();
  const [all, setAll] = useState(false);
  const shown = all ? history : history.slice(0, SHOWN);
  return (
    <Section title={t('title')}>
      <ol className={styles.plain}>
        {shown.map((entry) => (
          <li key={entry.entryId} className={styles.entry}>
            <span>{wordsOf(entry)}</span>
            {entry.text !== null && entry.text !== '' && <span className={styles.quote}>{entry.text}</span>}
            <RelativeTime at={entry.at} detailed className={styles.soft} />
          </li>
        ))}
      </ol>
      {history.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('less') : t('more', { count: history.length - SHOWN })}
        </Button>
      )}
    </Section>
  );
}
