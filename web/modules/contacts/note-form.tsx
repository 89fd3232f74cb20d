import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import { SubmitButton, useToast } from '../../ui/index.ts';
import styles from './contacts.module.css';
import { useContactDeed } from './queries.ts';

/** A note about the contact; it stands in the timeline. */
export function NoteForm({ contactId }: { contactId: string }) {
  const t = useTranslations('contacts');
  const { path } = useDealer();
  const toast = useToast();
  const [text, setText] = useState('');
  const note = useContactDeed(() => api.post(path(`/contacts/${contactId}/notes`), { text }), {
    onDone: () => setText(''),
    onProblem: toast.problem,
  });
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') note.mutate();
      }}
    >
      <Textarea
        aria-label={t('note.text')}
        placeholder={t('note.text')}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SubmitButton
        busy={note.isPending}
        label={t('note.save')}
        variant="default"
        disabled={text.trim() === ''}
      />
    </form>
  );
}
