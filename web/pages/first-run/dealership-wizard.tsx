import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import { useEnter } from '../../api/session.ts';
import type { DealershipRequest, FirstRun } from '../../api/types.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { isWrong, usualWeek, weekdays } from '../../modules/working-hours/week/weekly.ts';
import { FormProblem, SubmitButton, useRules } from '../../ui/index.ts';
import styles from './first-run.module.css';
import { DealerStep, HoursStep, PeopleStep, ResponseStep } from './wizard-steps.tsx';
import type { WizardValues } from './wizard-values.ts';

const steps = ['dealer', 'hours', 'response', 'people'] as const;
const KEY = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const LEAST_PASSWORD = 10;

function firstValues(view: FirstRun, language: DealershipRequest['dealer']['language']): WizardValues {
  const wanted = language === 'nl' ? 'NL' : 'DE';
  const country = view.countries.find((each) => each.code === wanted) ?? view.countries[0];
  return {
    dealer: {
      name: '',
      key: '',
      country: country?.code ?? wanted,
      region: null,
      timeZone: country?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      language,
    },
    weekly: usualWeek,
    responseMinutes: 120,
    administrator: { name: '', email: '', password: '' },
    users: [],
  };
}

type Rules = ReturnType<typeof useRules>;

/** Which fields of a step are not right yet, with their sentences. */
function errorsOf(
  step: number,
  values: WizardValues,
  rules: Rules,
  keyWrong: string,
): Record<string, string> {
  const found: Record<string, string | null> = {};
  if (step === 0) {
    found['dealer.name'] = rules.required(values.dealer.name);
    found['dealer.key'] = KEY.test(values.dealer.key) ? null : keyWrong;
  }
  if (step === 1 && weekdays.some((day) => values.weekly[day].some(isWrong))) found.weekly = keyWrong;
  if (step === 3) {
    found['administrator.name'] = rules.required(values.administrator.name);
    found['administrator.email'] = rules.email(values.administrator.email);
    found['administrator.password'] = rules.atLeast(LEAST_PASSWORD)(values.administrator.password);
    values.users.forEach((user, index) => {
      found[`users.${index}.name`] = rules.required(user.name);
      found[`users.${index}.email`] = rules.email(user.email);
    });
  }
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** Four calm steps; nothing is sent before the last. */
export function DealershipWizard(props: { token: string; view: FirstRun; onBack: () => void }) {
  const t = useTranslations('firstRun');
  const actions = useTranslations('common.actions');
  const problemText = useProblemText();
  const navigate = useNavigate();
  const enter = useEnter();
  const rules = useRules();
  const language = useLocale();
  const [step, setStep] = useState(0);
  const form = useForm<WizardValues>({ initialValues: firstValues(props.view, language) });
  const create = useMutation({
    mutationFn: (values: WizardValues) =>
      api.post('/api/v1/first-run/dealership', { token: props.token, ...values } satisfies DealershipRequest),
    onSuccess: async () => {
      await enter();
      void navigate({ to: '/', replace: true });
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.field === null) return;
      // Back to the step whose field is meant.
      if (error.field.startsWith('dealer.')) setStep(0);
      if (error.field.startsWith('weekly')) setStep(1);
      form.setFieldError(error.field, problemText(error));
    },
  });
  const last = steps.length - 1;

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    const errors = errorsOf(step, form.values, rules, t('dealer.keyWrong'));
    form.setErrors(errors);
    if (Object.keys(errors).length > 0) return;
    if (step < last) setStep(step + 1);
    else create.mutate(form.values);
  };

  return (
    <>
      <h1>{t('choose.dealership')}</h1>
      <ol className={styles.steps} aria-label={t('steps.label')}>
        {steps.map((name, index) => (
          <li
            key={name}
            className={styles.step}
            data-done={index < step}
            aria-current={index === step ? 'step' : undefined}
          >
            <span className={styles.number}>{index + 1}</span>
            {t(`steps.${name}`)}
          </li>
        ))}
      </ol>
      <form className={styles.form} noValidate onSubmit={onSubmit}>
        {step === 0 && <DealerStep form={form} view={props.view} />}
        {step === 1 && <HoursStep form={form} />}
        {step === 2 && <ResponseStep form={form} />}
        {step === 3 && <PeopleStep form={form} />}
        <FormProblem>{create.error === null ? null : problemText(create.error)}</FormProblem>
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => (step === 0 ? props.onBack() : setStep(step - 1))}>
            {actions('back')}
          </Button>
          <SubmitButton busy={create.isPending} label={step === last ? t('finish') : actions('next')} />
        </div>
      </form>
    </>
  );
}
