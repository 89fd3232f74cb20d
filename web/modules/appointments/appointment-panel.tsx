import { Button, Checkbox, Drawer, Group, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Appointment, AppointmentDetail } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { Loaded, RelativeTime, SubmitButton, usePhone, useToast } from '../../ui/index.ts';
import dialog from '../leads/dialog.module.css';
import { worded } from '../leads/words.ts';
import { AppointmentForm } from './appointment-form.tsx';
import styles from './appointments.module.css';
import { useAppointment, useAppointmentsChanged } from './queries.ts';
import { useAppointmentWords } from './words.ts';

/** One appointment beside the page; on the phone it fills the screen. */
export function AppointmentPanel({ appointmentId, onClose }: { appointmentId: string; onClose: () => void }) {
  const t = useTranslations('appointments');
  const actions = useTranslations('common.actions');
  const words = useAppointmentWords();
  const phone = usePhone();
  const detail = useAppointment(appointmentId);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={phone ? '100%' : 460}
      title={detail.data === undefined ? t('one') : words.title(detail.data.appointment)}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={detail}>{(data) => <Panel detail={data} />}</Loaded>
    </Drawer>
  );
}

function Panel({ detail }: { detail: AppointmentDetail }) {
  const t = useTranslations('appointments');
  const actions = useTranslations('common.actions');
  const { appointment } = detail;
  const now = useNow();
  const [asking, setAsking] = useState<'change' | 'cancel' | null>(null);
  const planned = appointment.state === 'planned';
  const begun = Date.parse(appointment.startsAt) <= now;
  return (
    <div className={styles.panel}>
      {appointment.may.change && planned && begun && <Outcome appointment={appointment} />}
      <Facts appointment={appointment} />
      {appointment.may.change && (
        <Group gap="xs">
          {planned ? (
            <>
              <Button variant="default" onClick={() => setAsking('change')}>
                {t('panel.change')}
              </Button>
              <Button variant="default" onClick={() => setAsking('cancel')}>
                {t('panel.cancel')}
              </Button>
            </>
          ) : (
            <Again appointment={appointment} />
          )}
        </Group>
      )}
      <History detail={detail} />
      {asking !== null && (
        <Modal
          opened
          onClose={() => setAsking(null)}
          title={t(asking === 'change' ? 'panel.change' : 'panel.cancel')}
          closeButtonProps={{ 'aria-label': actions('close') }}
        >
          {asking === 'change' ? (
            <AppointmentForm appointment={appointment} onDone={() => setAsking(null)} />
          ) : (
            <CancelForm appointment={appointment} onDone={() => setAsking(null)} />
          )}
        </Modal>
      )}
    </div>
  );
}

function Facts({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('appointments.panel');
  const words = useAppointmentWords();
  const time = useTime();
  const now = useNow();
  const { dealer } = useDealer();
  const { startsAt, endsAt, leadId, contact, vehicle, place, notes, invited, state } = appointment;
  const facts: [string, ReactNode][] = [
    [t('when'), `${time.absolute(startsAt, now)}–${time.clock(endsAt)}`],
    [t('state'), words.state(state)],
    [t('person'), appointment.person.name],
    [t('customer'), contact?.name ?? '–'],
    ...(leadId === null
      ? []
      : [
          [
            t('lead'),
            <Link key="lead" to="/d/$dealer/leads/$leadId" params={{ dealer: dealer.key, leadId }}>
              {t('openLead')}
            </Link>,
          ] as [string, ReactNode],
        ]),
    ...(vehicle === null ? [] : [[t('vehicle'), vehicle.title] as [string, ReactNode]]),
    ...(place === null ? [] : [[t('place'), place] as [string, ReactNode]]),
    ...(notes === null ? [] : [[t('notes'), notes] as [string, ReactNode]]),
    [t('invited'), invited ?? t('notInvited')],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function useDeed(appointment: Appointment) {
  const { path } = useDealer();
  const toast = useToast();
  const changed = useAppointmentsChanged();
  return {
    address: path(`/appointments/${appointment.appointmentId}`),
    onError: toast.problem,
    onSettled: () => changed(appointment.leadId),
    toast,
  };
}

function Outcome({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('appointments.panel');
  const words = useAppointmentWords();
  const { address, toast, ...settled } = useDeed(appointment);
  const [note, setNote] = useState('');
  const undo = useMutation({ mutationFn: () => api.delete(`${address}/outcome`), ...settled });
  const say = useMutation({
    mutationFn: (outcome: 'tookPlace' | 'missed') =>
      api.post(`${address}/outcome`, { outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSuccess: (_, outcome) => toast.done(words.state(outcome), () => undo.mutate()),
    ...settled,
  });
  return (
    <div className={styles.panel}>
      <Textarea
        label={t('outcomeNote')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button loading={say.isPending} onClick={() => say.mutate('tookPlace')}>
          {words.state('tookPlace')}
        </Button>
        <Button variant="default" onClick={() => say.mutate('missed')}>
          {words.state('missed')}
        </Button>
      </Group>
    </div>
  );
}

function Again({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('appointments.panel');
  const { address, toast: _, ...settled } = useDeed(appointment);
  const again = useMutation({ mutationFn: () => api.delete(`${address}/outcome`), ...settled });
  return (
    <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
      {t('again')}
    </Button>
  );
}

function CancelForm({ appointment, onDone }: { appointment: Appointment; onDone: () => void }) {
  const t = useTranslations('appointments.panel');
  const { address, toast, ...settled } = useDeed(appointment);
  const [note, setNote] = useState('');
  const [tell, setTell] = useState(appointment.invited !== null);
  const undo = useMutation({ mutationFn: () => api.delete(`${address}/outcome`), ...settled });
  const cancel = useMutation({
    mutationFn: () =>
      api.post(`${address}/cancellation`, { tell, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSuccess: () => {
      // a letter that has left cannot be taken back
      toast.done(t('cancelled'), tell ? undefined : () => undo.mutate());
      onDone();
    },
    ...settled,
  });
  return (
    <form
      className={dialog.form}
      onSubmit={(event) => {
        event.preventDefault();
        cancel.mutate();
      }}
    >
      <Textarea
        label={t('cancelNote')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {appointment.invited !== null && (
        <Checkbox
          label={t('cancelTell')}
          checked={tell}
          onChange={(event) => setTell(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <SubmitButton busy={cancel.isPending} label={t('cancel')} />
      </Group>
    </form>
  );
}

function History({ detail }: { detail: AppointmentDetail }) {
  const t = useTranslations('appointments');
  return (
    <section>
      <h2 className={styles.small}>{t('panel.history')}</h2>
      <ul className={styles.history}>
        {detail.history.map((entry) => (
          <li key={entry.entryId}>
            <span>
              {[worded(t, `history.${entry.kind}`) ?? t('panel.change'), entry.actor]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <RelativeTime at={entry.at} className={styles.soft} />
            {entry.text !== null && <p>{entry.text}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
