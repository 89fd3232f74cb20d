import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SubmitButton, usePhone } from '../../../../ui/index.ts';
import styles from './composer.module.css';

type Props = { busy: boolean; label: string; disabled?: boolean; children?: ReactNode };

/** The last line of a form: what else belongs to it at the left, the deed at the right. */
export function SubmitLine({ busy, label, disabled = false, children }: Props) {
  const t = useTranslations('lead.composer');
  const phone = usePhone();
  const key = navigator.platform.startsWith('Mac') ? '⌘ Enter' : 'Ctrl Enter';
  return (
    <div className={styles.submit}>
      {children}
      <span className={styles.send}>
        {!phone && <span className={styles.hint}>{t('sendBy', { key })}</span>}
        <SubmitButton busy={busy} label={label} disabled={disabled} />
      </span>
    </div>
  );
}

/** Sends the form of a text field by ⌘ or Ctrl with Enter. */
export function sendByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) {
    event.target.form?.requestSubmit();
  }
}
