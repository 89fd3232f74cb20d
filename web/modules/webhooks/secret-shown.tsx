import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../ui/index.ts';
import styles from './webhooks.module.css';

/** The secret, this once. */
export function SecretShown({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations('webhooks');
  return (
    <>
      <p>{t('createdText')}</p>
      <code className={styles.secret}>{secret}</code>
      <Group justify="space-between" mt="lg">
        <CopyButton text={secret} label={t('copy')} />
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </>
  );
}
