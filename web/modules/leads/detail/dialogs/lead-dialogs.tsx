import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import { CloseForm } from './close-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { MoveDueForm } from './move-due-form.tsx';

export type Deed = 'close' | 'handOver' | 'moveDue';

type Props = { lead: Lead; deed: Deed | null; onClose: () => void; onClosed: () => void };

/** The deeds that ask something first. `onClosed`: the lead is being closed. */
export function LeadDialogs({ lead, deed, onClose, onClosed }: Props) {
  const t = useTranslations('lead.dialogs');
  const actions = useTranslations('common.actions');
  return (
    <Modal
      opened={deed !== null}
      onClose={onClose}
      title={deed === null ? '' : t(`${deed}Title`, { name: lead.lead.customer })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {deed === 'close' && (
        <CloseForm
          lead={lead}
          onDone={() => {
            onClose();
            onClosed();
          }}
        />
      )}
      {deed === 'handOver' && <HandOverForm lead={lead} onDone={onClose} />}
      {deed === 'moveDue' && <MoveDueForm lead={lead} onDone={onClose} />}
    </Modal>
  );
}
