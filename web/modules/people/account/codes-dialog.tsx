import { Button, Group, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../../ui/index.ts';
import styles from './account.module.css';

/** Recovery codes are shown once: an accidental click beside must not lose them. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations('account.factor');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('codes')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <p>{t('codesText')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="space-between">
        <CopyButton text={codes.join('\n')} label={t('codesCopy')} />
        <Button onClick={onClose}>{t('codesDone')}</Button>
      </Group>
    </Modal>
  );
}
