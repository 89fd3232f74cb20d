import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';

type Props = {
  opened: boolean;
  /** Something inside cannot be saved, so it stays open. */
  wrong: boolean;
  /** The id of the heading of what opens. */
  of: string;
  onToggle: () => void;
};

/** Opens an entry of a list to be edited, and closes it. */
export function OpenButton({ opened, wrong, of, onToggle }: Props) {
  const t = useTranslations('common.actions');
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-expanded={opened}
      disabled={wrong}
      aria-describedby={of}
      onClick={onToggle}
    >
      {opened ? t('close') : t('edit')}
    </Button>
  );
}
