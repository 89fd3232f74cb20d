import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { useToast } from '../../../../ui/index.ts';
import { sizeText } from '../letter-card.tsx';
import type { Attachment } from '../use-attachments.ts';
import styles from './composer.module.css';

const MEGABYTE = 1_000_000;
/** What the server takes, rounded down. */
const LARGEST = 25;

/** Takes those that are not too large, and says which are. */
function useTaking(onFiles: (files: readonly File[]) => void) {
  const t = useTranslations('common.files');
  const toast = useToast();
  return (list: FileList | null) => {
    const files = [...(list ?? [])];
    const large = files.find((file) => file.size > LARGEST * MEGABYTE);
    if (large !== undefined) toast.done(t('tooLarge', { name: large.name, limit: LARGEST }));
    const fit = files.filter((file) => file.size <= LARGEST * MEGABYTE);
    if (fit.length > 0) onFiles(fit);
  };
}

/** Files may be dropped anywhere on the letter. */
export function DropArea({
  onFiles,
  children,
}: {
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const take = useTaking(onFiles);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same by keyboard is the attach button
    <div
      className={styles.letter}
      data-over={over}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {children}
    </div>
  );
}

export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('lead.composer');
  const take = useTaking(onFiles);
  return (
    <label className={styles.attach} title={t('attachHint')}>
      <IconPaperclip size={18} aria-hidden />
      <span>{t('attach')}</span>
      <input
        type="file"
        multiple
        className="visually-hidden"
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

type Props = {
  files: readonly Attachment[];
  onAgain: (file: Attachment) => void;
  onRemove: (file: Attachment) => void;
};

/** The files of the letter, each with how far it is. */
export function Attachments({ files, onAgain, onRemove }: Props) {
  const t = useTranslations('common');
  const lead = useTranslations('lead.composer');
  const format = useFormatter();
  const problemText = useProblemText();
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((each) => (
        <li key={each.key} className={styles.file}>
          <span className={styles.fileName}>{each.name}</span>
          <span className={styles.hint}>{sizeText(each.size, format.number)}</span>
          {each.error !== null ? (
            <span role="alert" className={styles.fileProblem}>
              {problemText(each.error)}
              <Button size="compact-sm" variant="subtle" onClick={() => onAgain(each)}>
                {t('actions.tryAgain')}
              </Button>
            </span>
          ) : (
            each.uploadId === null && (
              <Progress
                className={styles.progress ?? ''}
                value={each.progress * 100}
                aria-label={each.name}
              />
            )
          )}
          <ActionIcon
            size="sm"
            aria-label={lead('removeFile', { name: each.name })}
            onClick={() => onRemove(each)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
