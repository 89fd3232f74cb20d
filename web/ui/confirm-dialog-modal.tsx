import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** A verb: "Revoke", "Deactivate". */
  confirm: string;
  onConfirm: () => void;
  busy?: boolean;
  disabled?: boolean;
};

/** Asks before something that cannot be undone; says what follows from it. */
export function ConfirmDialogModal(props: ConfirmDialogProps) {
  const t = useTranslations('common.actions');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={props.onClose}>
          {t('cancel')}
        </Button>
        <Button
          onClick={props.onConfirm}
          loading={props.busy ?? false}
          disabled={props.disabled ?? false}
          data-autofocus
        >
          {props.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
