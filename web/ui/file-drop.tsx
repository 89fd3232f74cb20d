import { useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './file-drop.module.css';

type Props = {
  /** What the files are for, for screen readers. */
  label: string;
  onFiles: (files: readonly File[]) => void;
  /** A file above this is refused here, with a sentence. */
  maxMegabytes?: number;
  accept?: string;
};

/** Takes files by drop, by choosing, or by keyboard. */
export function FileDrop({ label, onFiles, maxMegabytes = 20, accept }: Props) {
  const t = useTranslations('common.files');
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const large = files.find((file) => file.size > maxMegabytes * 1_000_000);
    setRefused(large === undefined ? null : t('tooLarge', { name: large.name, limit: maxMegabytes }));
    const fit = files.filter((file) => file.size <= maxMegabytes * 1_000_000);
    if (fit.length > 0) onFiles(fit);
  };
  return (
    <section
      className={styles.drop}
      aria-label={label}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {t('drop')}{' '}
      <label className={styles.choose}>
        {t('choose')}
        <input
          type="file"
          multiple
          className="visually-hidden"
          {...(accept === undefined ? {} : { accept })}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {refused !== null && <p role="alert">{refused}</p>}
    </section>
  );
}
