import { Group, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Car, CarRequest } from '../../api/types.ts';
import { FormProblem, SubmitButton, useFormProblem, useRules, useToast } from '../../ui/index.ts';
import styles from './cars.module.css';
import { type CarFormValues, dateGroups, formOfCar, patchOf } from './form-values.ts';
import { useCarsChanged } from './queries.ts';

const fuels = ['petrol', 'diesel', 'hybrid', 'pluginHybrid', 'electric', 'gas', 'hydrogen', 'other'] as const;
const groups = ['workshop', 'contracts', 'sale', 'wear'] as const;

type Props = {
  car: Car | null;
  owner: { contactId: string } | null;
  onSaved: (carId: string) => void;
};

/** What a car is, and all of its dates. */
export function CarForm({ car, owner, onSaved }: Props) {
  const t = useTranslations('cars');
  const actions = useTranslations('common.actions');
  const rules = useRules();
  const toast = useToast();
  const { path } = useDealer();
  const changed = useCarsChanged();
  const form = useForm<CarFormValues>({
    initialValues: formOfCar(car),
    validate: { make: rules.required, model: rules.required },
  });
  const problem = useFormProblem(form);
  const save = useMutation({
    mutationFn: async (values: CarFormValues) => {
      const patch = patchOf(values);
      if (car !== null) {
        await api.patch(path(`/cars/${car.carId}`), patch);
        return car.carId;
      }
      const request: CarRequest = { ...patch, owner };
      return (await api.post<{ carId: string }>(path('/cars'), request)).carId;
    },
    onSuccess: (carId) => {
      toast.done(t('saved'));
      form.resetDirty();
      onSaved(carId);
    },
    onError: problem.show,
    onSettled: changed,
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        save.mutate(values);
      })}
    >
      <Identity form={form} />
      {groups.map((group) => (
        <fieldset key={group} className="plain-fieldset">
          <legend className={styles.legend}>{t(`dateGroups.${group}`)}</legend>
          <div className={styles.grid}>
            {dateGroups[group].map((kind) => (
              <TextInput
                key={kind}
                type="date"
                label={t(`dates.${kind}`)}
                {...form.getInputProps(`dates.${kind}`)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Textarea
        label={t('fields.note')}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton
          busy={save.isPending}
          disabled={car !== null && !form.isDirty()}
          label={actions('save')}
        />
      </Group>
    </form>
  );
}

type Part = { form: Pick<ReturnType<typeof useForm<CarFormValues>>, 'getInputProps'> };

function Identity({ form }: Part) {
  const t = useTranslations('cars');
  const vehicles = useTranslations('vehicles.fuels');
  const number = (name: keyof CarFormValues, label: string, decimalScale = 0) => (
    <NumberInput
      label={label}
      min={0}
      decimalScale={decimalScale}
      hideControls
      {...form.getInputProps(name)}
    />
  );
  return (
    <div className={styles.grid}>
      <TextInput
        label={t('fields.make')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('make')}
      />
      <TextInput label={t('fields.model')} required maxLength={200} {...form.getInputProps('model')} />
      <TextInput label={t('fields.plate')} maxLength={20} {...form.getInputProps('plate')} />
      <TextInput label={t('fields.vin')} maxLength={30} {...form.getInputProps('vin')} />
      <TextInput
        type="date"
        label={t('fields.firstRegistration')}
        {...form.getInputProps('firstRegistration')}
      />
      <NativeSelect
        label={t('fields.fuel')}
        data={[{ value: '', label: '–' }, ...fuels.map((value) => ({ value, label: vehicles(value) }))]}
        {...form.getInputProps('fuel')}
      />
      {number('nextServiceKm', t('fields.nextServiceKm'))}
      {number('yearlyKm', t('fields.yearlyKm'))}
      <NativeSelect
        label={t('fields.storedTyres')}
        data={[
          { value: '', label: t('tyres.none') },
          ...(['summer', 'winter'] as const).map((value) => ({ value, label: t(`tyres.${value}`) })),
        ]}
        {...form.getInputProps('storedTyres')}
      />
      {number('summerTreadMm', t('fields.summerTreadMm'), 1)}
      {number('winterTreadMm', t('fields.winterTreadMm'), 1)}
    </div>
  );
}
