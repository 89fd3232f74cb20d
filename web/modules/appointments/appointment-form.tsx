import { Button, Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useDealer, useSession } from '../../api/session.ts';
import type { Appointment, AppointmentPatch, AppointmentRequest } from '../../api/types.ts';
import { useCodeText, useProblemText } from '../../i18n/use-problem-text.ts';
import { readNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { FormProblem, SubmitButton, TimeField, useToast } from '../../ui/index.ts';
import dialog from '../leads/dialog.module.css';
import { type Customer, CustomerField } from '../tasks/customer-field.tsx';
import { PersonField } from '../tasks/person-field.tsx';
import styles from './appointments.module.css';
import { useAppointmentsChanged } from './queries.ts';
import { fieldsOfSpan, nextHour, type SpanFields, spanOfFields } from './span.ts';
import { type VehicleChoice, VehicleField } from './vehicle-field.tsx';
import { useAppointmentWords } from './words.ts';

const kinds = ['testDrive', 'viewing', 'handover', 'other'] as const;

/** With whom and about what, where the page knows. */
export type AppointmentAbout = {
  leadId?: string;
  contact?: { contactId: string; name: string };
  vehicle?: VehicleChoice;
  /** An e-mail address is known: the customer can be told. */
  canTell?: boolean;
  /** The lead's maturity is not yet "appointment" or further. */
  canRate?: boolean;
};

type Props = {
  about?: AppointmentAbout;
  /** Changes this one; left out: a new one. */
  appointment?: Appointment;
  span?: SpanFields;
  compact?: boolean;
  onDone: () => void;
};

/** Makes an appointment or changes one; what stands in the way is told, and may be passed over where one may. */
export function AppointmentForm({ about = {}, appointment, span: given, compact = false, onDone }: Props) {
  const t = useTranslations('appointments.form');
  const words = useAppointmentWords();
  const { user } = useSession();
  const { timeZone } = useTime();
  const [kind, setKind] = useState<Appointment['kind']>(appointment?.kind ?? 'testDrive');
  const [span, setSpan] = useState<SpanFields>(
    () => given ?? (appointment ? fieldsOfSpan(appointment, timeZone) : nextHour(readNow(), timeZone)),
  );
  const [userId, setUserId] = useState<string | null>(appointment?.person.userId ?? user.userId);
  const [vehicle, setVehicle] = useState<VehicleChoice>(
    appointment?.vehicle ?? about.vehicle ?? { vehicleId: null, title: '' },
  );
  const [place, setPlace] = useState(appointment?.place ?? '');
  const [notes, setNotes] = useState(appointment?.notes ?? '');
  const [tell, setTell] = useState(about.canTell ?? appointment?.invited != null);
  const [rate, setRate] = useState(true);
  const [customer, setCustomer] = useState<Customer | null>(null);
  const leadId = about.leadId ?? (customer?.of === 'lead' ? customer.leadId : undefined);
  const contactId = about.contact?.contactId ?? (customer?.of === 'contact' ? customer.contactId : undefined);
  const free = appointment === undefined && about.leadId === undefined && about.contact === undefined;
  const { save, problem, clash } = useSave({ appointment, leadId: leadId ?? null, onDone });
  const chosen = spanOfFields(span, timeZone);
  const send = (despite: boolean) => {
    if (chosen === null || userId === null || save.isPending) return;
    save.mutate({
      kind,
      ...chosen,
      userId,
      vehicleId: vehicle.vehicleId,
      vehicleTitle: vehicle.title,
      place,
      notes,
      tell,
      ...(despite ? { despite } : {}),
      ...(appointment === undefined
        ? {
            ...(leadId === undefined ? {} : { leadId }),
            ...(contactId === undefined ? {} : { contactId }),
            ...(about.canRate ? { setMaturity: rate } : {}),
          }
        : {}),
    });
  };
  const mayTell =
    about.canTell ?? (customer !== null || appointment?.contact != null || appointment?.leadId != null);
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      {free && (
        <CustomerField
          label={t('customer')}
          description={t('customerHint')}
          onChange={(found) => {
            setCustomer(found);
            if (found?.of === 'lead' && found.vehicle !== '') {
              setVehicle({ vehicleId: null, title: found.vehicle });
            }
          }}
        />
      )}
      {!compact && about.contact !== undefined && <p className={dialog.hint}>{about.contact.name}</p>}
      <div className={styles.row}>
        <NativeSelect
          label={t('kind')}
          data-autofocus
          data={kinds.map((value) => ({ value, label: words.kind(value) }))}
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'other')}
        />
        <TextInput
          type="date"
          label={t('date')}
          value={span.date}
          onChange={(event) => setSpan({ ...span, date: event.currentTarget.value })}
        />
        <TimeField label={t('from')} value={span.from} onChange={(from) => setSpan(shifted(span, from))} />
        <TimeField
          label={t('until')}
          value={span.until}
          error={chosen === null ? t('noSpan') : undefined}
          onChange={(until) => setSpan({ ...span, until })}
        />
      </div>
      <div className={dialog.pair}>
        <PersonField
          label={t('person')}
          value={userId}
          now={appointment?.person ?? null}
          onChange={setUserId}
        />
        <VehicleField label={t('vehicle')} value={vehicle} onChange={setVehicle} />
      </div>
      <TextInput
        label={t('place')}
        maxLength={200}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      {!compact && (
        <Textarea
          label={t('notes')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
      )}
      {mayTell && (
        <Checkbox
          label={appointment === undefined ? t('invite') : t('tell')}
          checked={tell}
          onChange={(event) => setTell(event.currentTarget.checked)}
        />
      )}
      {about.canRate && appointment === undefined && (
        <Checkbox
          label={t('rate')}
          checked={rate}
          onChange={(event) => setRate(event.currentTarget.checked)}
        />
      )}
      <FormProblem>{problem}</FormProblem>
      <Group justify="flex-end">
        {clash && (
          <Button variant="default" loading={save.isPending} onClick={() => send(true)}>
            {t('anyway')}
          </Button>
        )}
        <SubmitButton
          busy={save.isPending}
          disabled={chosen === null || userId === null}
          label={appointment === undefined ? t('make') : t('save')}
        />
      </Group>
    </form>
  );
}

/** Another beginning: the appointment stays as long as it was. */
function shifted(span: SpanFields, from: string): SpanFields {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  if (from === '' || span.from === '' || span.until === '') return { ...span, from };
  const end = Math.min(24 * 60, minutes(from) + minutes(span.until) - minutes(span.from));
  const until = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
  return { ...span, from, until };
}

function useSave({
  appointment,
  leadId,
  onDone,
}: {
  appointment: Appointment | undefined;
  leadId: string | null;
  onDone: () => void;
}) {
  const t = useTranslations('appointments.form');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useAppointmentsChanged();
  const wordsOf = useProblemWords();
  const key = useRef(crypto.randomUUID());
  const save = useMutation({
    mutationFn: (body: AppointmentRequest & AppointmentPatch) =>
      appointment === undefined
        ? api.post(path('/appointments'), body, { headers: { 'idempotency-key': key.current } })
        : api.patch(path(`/appointments/${appointment.appointmentId}`), body),
    onSuccess: () => {
      toast.done(appointment === undefined ? t('made') : t('saved'));
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) key.current = crypto.randomUUID();
    },
    onSettled: () => changed(appointment?.leadId ?? leadId),
  });
  return {
    save,
    problem: save.error === null ? null : wordsOf(save.error),
    clash: save.error instanceof ApiProblem && save.error.code === 'appointments.clash',
  };
}

/** A refusal with everything that stands in the way, and when. */
export function useProblemWords(): (error: unknown) => string {
  const problemText = useProblemText();
  const codeText = useCodeText();
  const time = useTime();
  return (error) => {
    if (!(error instanceof ApiProblem) || error.findings.length === 0) return problemText(error);
    const found = error.findings.map(({ code, details }) => {
      const { from, until } = details ?? {};
      const when =
        typeof from === 'string' && typeof until === 'string'
          ? ` (${time.clock(from)}–${time.clock(until)})`
          : '';
      return `${codeText(code, details) ?? ''}${when}`;
    });
    return [problemText(error), ...found].join(' ');
  };
}
