import { Group, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Vehicle, VehicleRequest } from '../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, usePhone, useRules, useToast } from '../../ui/index.ts';
import { useStockChanged, useStockFilters } from './queries.ts';
import { formOf, type VehicleForm, valuesOf } from './vehicle-form.ts';
import styles from './vehicles.module.css';

const fuels = ['petrol', 'diesel', 'hybrid', 'pluginHybrid', 'electric', 'gas', 'hydrogen', 'other'] as const;
const classes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;

/** A vehicle by hand, new or as it is. */
export function VehicleDialog({ vehicle, onClose }: { vehicle: Vehicle | null; onClose: () => void }) {
  const t = useTranslations('vehicles');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={vehicle === null ? t('new') : t('edit')}
      size="xl"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <EditForm vehicle={vehicle} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ vehicle, onClose }: { vehicle: Vehicle | null; onClose: () => void }) {
  const t = useTranslations('vehicles');
  const actions = useTranslations('common.actions');
  const rules = useRules();
  const toast = useToast();
  const navigate = useNavigate();
  const { path, dealer } = useDealer();
  const changed = useStockChanged();
  const form = useForm<VehicleForm>({
    initialValues: formOf(vehicle?.values ?? null),
    validate: { make: rules.required, model: rules.required },
  });
  const problem = useFormProblem(form);
  const save = useMutation({
    mutationFn: async (values: VehicleRequest) => {
      if (vehicle === null) return api.post<{ vehicleId: string }>(path('/vehicles'), values);
      await api.patch(path(`/vehicles/${vehicle.vehicleId}`), values);
      return null;
    },
    onSuccess: (made) => {
      toast.done(t('saved'));
      onClose();
      if (made === null) return;
      void navigate({
        to: '/d/$dealer/vehicles/$vehicleId',
        params: { dealer: dealer.key, vehicleId: made.vehicleId },
      });
    },
    onError: problem.show,
    onSettled: () => changed(),
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        save.mutate(valuesOf(values));
      })}
    >
      <Naming form={form} />
      <Details form={form} />
      <Consumption form={form} />
      <Textarea
        label={t('ads')}
        description={t('adsHint')}
        autosize
        minRows={2}
        {...form.getInputProps('links')}
      />
      <Textarea
        label={t('fields.equipment')}
        description={t('equipmentHint')}
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps('equipment')}
      />
      <Textarea
        label={t('fields.description')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
        {...form.getInputProps('description')}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={save.isPending} label={actions('save')} />
      </Group>
    </form>
  );
}

type Part = { form: Pick<ReturnType<typeof useForm<VehicleForm>>, 'getInputProps'> };

function Naming({ form }: Part) {
  const t = useTranslations('vehicles');
  const nobody = useTranslations('common.states');
  const { data } = useStockFilters();
  return (
    <div className={styles.grid}>
      <TextInput
        label={t('fields.make')}
        required
        data-autofocus
        maxLength={80}
        {...form.getInputProps('make')}
      />
      <TextInput label={t('fields.model')} required maxLength={200} {...form.getInputProps('model')} />
      <NativeSelect
        label={t('fields.condition')}
        data={(['used', 'new'] as const).map((value) => ({ value, label: t(`conditions.${value}`) }))}
        {...form.getInputProps('condition')}
      />
      <TextInput label={t('fields.offerNumber')} maxLength={60} {...form.getInputProps('offerNumber')} />
      <TextInput label={t('fields.vin')} maxLength={30} {...form.getInputProps('vin')} />
      <NumberInput
        label={t('fields.priceEuro')}
        min={0}
        decimalScale={2}
        hideControls
        {...form.getInputProps('price')}
      />
      <TextInput label={t('fields.location')} maxLength={120} {...form.getInputProps('location')} />
      <NativeSelect
        label={t('columns.person')}
        data={[
          { value: '', label: nobody('nobody') },
          ...(data?.people ?? []).map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        {...form.getInputProps('contactPersonId')}
      />
    </div>
  );
}

function Details({ form }: Part) {
  const t = useTranslations('vehicles');
  const whole = (name: keyof VehicleForm, label: string) => (
    <NumberInput label={label} min={0} allowDecimal={false} hideControls {...form.getInputProps(name)} />
  );
  return (
    <div className={styles.grid}>
      <TextInput
        type="date"
        label={t('fields.firstRegistration')}
        {...form.getInputProps('firstRegistration')}
      />
      {whole('mileageKm', t('fields.mileageKm'))}
      <NativeSelect
        label={t('fields.fuel')}
        data={[{ value: '', label: '–' }, ...fuels.map((value) => ({ value, label: t(`fuels.${value}`) }))]}
        {...form.getInputProps('fuel')}
      />
      <NativeSelect
        label={t('fields.transmission')}
        data={[
          { value: '', label: '–' },
          ...(['manual', 'automatic'] as const).map((value) => ({
            value,
            label: t(`transmissions.${value}`),
          })),
        ]}
        {...form.getInputProps('transmission')}
      />
      {whole('powerKw', t('fields.powerKwUnit'))}
      <TextInput label={t('fields.body')} maxLength={60} {...form.getInputProps('body')} />
      <TextInput label={t('fields.colour')} maxLength={60} {...form.getInputProps('colour')} />
      {whole('doors', t('fields.doors'))}
      {whole('seats', t('fields.seats'))}
      <TextInput type="date" label={t('fields.nextInspection')} {...form.getInputProps('nextInspection')} />
      {whole('ownersBefore', t('fields.ownersBefore'))}
    </div>
  );
}

/** What the law wants to be told beside a price. */
function Consumption({ form }: Part) {
  const t = useTranslations('vehicles');
  const figure = (name: keyof VehicleForm, label: string, decimalScale: number) => (
    <NumberInput
      label={label}
      min={0}
      decimalScale={decimalScale}
      hideControls
      {...form.getInputProps(name)}
    />
  );
  return (
    <fieldset className="plain-fieldset">
      <legend className={styles.legend}>{t('environment')}</legend>
      <div className={styles.grid}>
        {figure('litresPer100Km', t('fields.litresUnit'), 1)}
        {figure('kwhPer100Km', t('fields.kwhUnit'), 1)}
        {figure('co2GramsPerKm', t('fields.co2Unit'), 0)}
        <NativeSelect
          label={t('fields.co2Class')}
          data={[{ value: '', label: '–' }, ...classes]}
          {...form.getInputProps('co2Class')}
        />
        {figure('electricRangeKm', t('fields.rangeUnit'), 0)}
      </div>
    </fieldset>
  );
}
