import { Checkbox, Group, Modal, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { LeadRequest, LeadsMade, LeadType } from '../../../api/types.ts';
import { readNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import {
  FormProblem,
  SubmitButton,
  useFormProblem,
  usePhone,
  useRules,
  useToast,
} from '../../../ui/index.ts';
import dialog from '../dialog.module.css';
import { type FollowUp, momentOfFollowUp, problemOfFollowUp, usual } from '../follow-up.ts';
import { FollowUpField } from '../follow-up-field.tsx';
import { useLeadWords } from '../words.ts';

const types = ['vehicle', 'testDrive', 'tradeIn', 'financing', 'service', 'general'] as const;

type Values = {
  channel: 'phone' | 'walkIn';
  customer: { name: string; phone: string; email: string };
  type: LeadType;
  vehicle: { offerNumber: string; title: string };
  comment: string;
  assignToMe: boolean;
};

/** A contact that is known already; what is shown of it can be added to. */
type KnownCustomer = { contactId: string; name: string; phone: string; email: string };

/** A lead by hand: somebody phoned or stands in the showroom. */
export function NewLeadDialog({ onClose, contact }: { onClose: () => void; contact?: KnownCustomer }) {
  const t = useTranslations('leads.newLead');
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
      <NewLeadForm onDone={onClose} contact={contact} />
    </Modal>
  );
}

function NewLeadForm({ onDone, contact }: { onDone: () => void; contact: KnownCustomer | undefined }) {
  const t = useTranslations('leads.newLead');
  const { path, keys, dealer } = useDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const rules = useRules();
  const words = useLeadWords();
  const time = useTime();
  const [followUp, setFollowUp] = useState<FollowUp>(usual);
  // The same key for every try of this form: a try whose answer got lost makes no second lead.
  const idempotencyKey = useRef(crypto.randomUUID());
  const form = useForm<Values>({
    initialValues: {
      channel: 'phone',
      customer: { name: contact?.name ?? '', phone: contact?.phone ?? '', email: contact?.email ?? '' },
      type: 'vehicle',
      vehicle: { offerNumber: '', title: '' },
      comment: '',
      assignToMe: true,
    },
    validate: {
      customer: {
        name: (value, { customer }) =>
          `${value}${customer.phone}${customer.email}`.trim() === '' ? t('needCustomer') : null,
        email: (value) => (value.trim() === '' ? null : rules.email(value)),
      },
    },
  });
  const problem = useFormProblem(form);
  const make = useMutation({
    mutationFn: (lead: LeadRequest) =>
      api.post<LeadsMade>(path('/leads'), lead, { headers: { 'idempotency-key': idempotencyKey.current } }),
    onSuccess: ({ outcome, leadIds, movedTo }) => {
      for (const queryKey of [keys.leads, keys.counts, keys.today])
        void client.invalidateQueries({ queryKey });
      if (outcome === 'moved') toast.done(t('movedTo', { dealer: movedTo ?? '' }));
      else toast.done(t(outcome === 'joined' ? 'joined' : 'made'));
      onDone();
      const leadId = leadIds[0];
      if (leadId !== undefined) {
        void navigate({ to: '/d/$dealer/leads/$leadId', params: { dealer: dealer.key, leadId } });
      }
    },
    onError: (error) => {
      // What was refused is another request once it is mended; what got lost is the same.
      if (error instanceof ApiProblem) idempotencyKey.current = crypto.randomUUID();
      problem.show(error);
    },
  });
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        if (problemOfFollowUp(followUp, readNow(), time.timeZone) !== null) return;
        problem.clear();
        const lead = requestOf(values, momentOfFollowUp(followUp, readNow(), time.timeZone) ?? null);
        make.mutate(
          contact === undefined
            ? lead
            : { ...lead, customer: { ...lead.customer, contactId: contact.contactId } },
        );
      })}
    >
      <SegmentedControl
        aria-label={t('channel')}
        data={[
          { value: 'phone', label: t('phone') },
          { value: 'walkIn', label: t('walkIn') },
        ]}
        {...form.getInputProps('channel')}
      />
      <TextInput
        label={t('name')}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('customer.name')}
      />
      <div className={dialog.pair}>
        <TextInput label={t('customerPhone')} type="tel" {...form.getInputProps('customer.phone')} />
        <TextInput label={t('email')} type="email" {...form.getInputProps('customer.email')} />
      </div>
      <div className={dialog.pair}>
        <NativeSelect
          label={t('type')}
          data={types.map((type) => ({ value: type, label: words.type(type) }))}
          {...form.getInputProps('type')}
        />
        <TextInput
          label={t('offerNumber')}
          description={t('offerNumberHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('vehicle.offerNumber')}
        />
      </div>
      <TextInput label={t('vehicle')} {...form.getInputProps('vehicle.title')} />
      <Textarea label={t('comment')} autosize minRows={2} maxRows={8} {...form.getInputProps('comment')} />
      <Checkbox
        label={t('assignToMe')}
        description={t('assignToMeHint')}
        {...form.getInputProps('assignToMe', { type: 'checkbox' })}
      />
      <FollowUpField
        label={t('followUp')}
        usual={t('responseTime')}
        value={followUp}
        onChange={setFollowUp}
      />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={make.isPending} label={t('submit')} />
      </Group>
    </form>
  );
}

function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

/** Only what was filled in: the route knows no empty texts. */
function requestOf(values: Values, followUpAt: string | null): LeadRequest {
  const { customer, vehicle } = values;
  const texts = <T extends string>(pairs: Record<T, string>): Partial<Record<T, string>> => {
    const filled = Object.entries<string>(pairs).filter(([, text]) => given(text) !== undefined);
    return Object.fromEntries(filled.map(([name, text]) => [name, text.trim()])) as Partial<
      Record<T, string>
    >;
  };
  const car = texts(vehicle);
  const comment = given(values.comment);
  return {
    customer: texts(customer),
    channel: values.channel,
    type: values.type,
    assignToMe: values.assignToMe,
    ...(Object.keys(car).length === 0 ? {} : { vehicle: car }),
    ...(comment === undefined ? {} : { comment }),
    ...(followUpAt === null ? {} : { followUpAt }),
  };
}
