import { Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ReservationRequest, ReservationType } from '../../api/types.ts';
import { readNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { addDays, momentOf, wallOf } from '../../time/zone.ts';
import { FormProblem, Loaded, SubmitButton, useFormProblem, usePhone, useToast } from '../../ui/index.ts';
import { useReservationTypes, useStockChanged } from './queries.ts';
import styles from './vehicles.module.css';
import { useVehicleWords } from './words.ts';

type Props = {
  vehicleId: string;
  /** Reserved for this lead's customer; null: for whom is typed. */
  lead: { leadId: string; customer: string } | null;
  onClose: () => void;
};

/** Holds a vehicle until the end of a day. */
export function ReserveDialog(props: Props) {
  const t = useTranslations('vehicles.reservation');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  const types = useReservationTypes();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('dialogTitle')}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={types}>
        {({ rows }) => <ReserveForm {...props} types={rows.filter(({ hidden }) => !hidden)} />}
      </Loaded>
    </Modal>
  );
}

function ReserveForm({
  vehicleId,
  lead,
  onClose,
  types: all,
}: Props & { types: readonly ReservationType[] }) {
  const t = useTranslations('vehicles.reservation');
  const words = useVehicleWords();
  const { path, dealer } = useDealer();
  const toast = useToast();
  const changed = useStockChanged();
  const { timeZone, plainDate } = useTime();
  const types = all.filter(({ who }) => who === 'everybody' || dealer.may.handOver);
  const today = wallOf(readNow(), timeZone).date;
  const idempotencyKey = useRef(crypto.randomUUID());
  const latestOf = (typeId: string) =>
    addDays(today, types.find((type) => type.typeId === typeId)?.mostDays ?? 1);
  const form = useForm({
    initialValues: {
      typeId: types[0]?.typeId ?? '',
      until: addDays(today, Math.min(2, types[0]?.mostDays ?? 1)),
      forWhom: '',
      note: '',
    },
  });
  const problem = useFormProblem(form);
  const reserve = useMutation({
    mutationFn: (body: ReservationRequest) =>
      api.post(path(`/vehicles/${vehicleId}/reservation`), body, {
        headers: { 'idempotency-key': idempotencyKey.current },
      }),
    onSuccess: () => {
      toast.done(t('done'));
      onClose();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) idempotencyKey.current = crypto.randomUUID();
      problem.show(error);
    },
    onSettled: () => changed(lead?.leadId),
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        reserve.mutate({
          typeId: values.typeId,
          // The end of the chosen day.
          until: momentOf({ date: addDays(values.until, 1), time: '00:00' }, timeZone) ?? '',
          note: values.note.trim() || null,
          ...(lead === null ? { forWhom: values.forWhom.trim() || null } : { leadId: lead.leadId }),
        });
      })}
    >
      <NativeSelect
        label={t('kind')}
        data={types.map((type) => ({
          value: type.typeId,
          label: t('kindDays', { name: words.reservationType(type), days: type.mostDays }),
        }))}
        {...form.getInputProps('typeId')}
      />
      <TextInput
        type="date"
        label={t('until')}
        description={t('latest', { day: plainDate(latestOf(form.values.typeId)) })}
        min={today}
        max={latestOf(form.values.typeId)}
        required
        {...form.getInputProps('until')}
      />
      {lead === null ? (
        <TextInput label={t('for')} maxLength={120} data-autofocus {...form.getInputProps('forWhom')} />
      ) : (
        <p className={styles.soft}>{t('forCustomer', { name: lead.customer })}</p>
      )}
      <Textarea label={t('note')} autosize minRows={2} maxLength={1000} {...form.getInputProps('note')} />
      <p className={styles.notice}>{t('adStays')}</p>
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={reserve.isPending} label={t('reserve')} />
      </Group>
    </form>
  );
}
