import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../leads/detail/facts/section.tsx';
import { OpenTasks } from '../tasks/open-tasks.tsx';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { AppointmentsOf } from './appointments-of-lead.tsx';

/** What is planned with a contact: open tasks and appointments, each added on the spot. */
export function PlansOfContact({
  contact,
  canTell,
}: {
  contact: { contactId: string; name: string };
  canTell: boolean;
}) {
  const t = useTranslations('appointments');
  const tasks = useTranslations('tasks.open');
  const [making, setMaking] = useState(false);
  const { contactId, name } = contact;
  return (
    <>
      <Section title={tasks('title')}>
        <OpenTasks of={{ contact: contactId }} about={{ contact: { contactId, name } }} />
      </Section>
      <Section title={t('title')}>
        <AppointmentsOf of={{ contact: contactId }} />
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t('form.make')}
        </Button>
      </Section>
      {making && (
        <AppointmentDialog
          about={{ contact: { contactId, name }, canTell }}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}
