import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { usePhone } from '../../ui/index.ts';
import { type AppointmentAbout, AppointmentForm } from './appointment-form.tsx';
import type { SpanFields } from './span.ts';

type Props = { about?: AppointmentAbout; span?: SpanFields; onClose: () => void };

/** A new appointment over the page. */
export function AppointmentDialog({ onClose, ...what }: Props) {
  const t = useTranslations('appointments.form');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <AppointmentForm {...what} onDone={onClose} />
    </Modal>
  );
}
