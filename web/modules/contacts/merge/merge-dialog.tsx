import { Button, Checkbox, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MergeQuestion } from '../../../../modules/contacts/contract.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { Loaded } from '../../../ui/index.ts';
import styles from './merge.module.css';
import { useMergeDeeds, useMergeQuestion } from './use-merges.ts';
import { type Chosen, canBeTyped, nothingChosen, wishOf } from './wish.ts';

type Props = { oneId: string; otherId: string; onClose: () => void };

/** Makes one of two: which one stays, what holds where they differ, what falls away, and what goes over. */
export function MergeDialog({ oneId, otherId, onClose }: Props) {
  const t = useTranslations('merge');
  const actions = useTranslations('common.actions');
  const [intoId, setIntoId] = useState(oneId);
  const fromId = intoId === oneId ? otherId : oneId;
  const question = useMergeQuestion(intoId, fromId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('dialogTitle')}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={question}>
        {(data) => (
          <MergeForm key={intoId} question={data} onSwap={() => setIntoId(fromId)} onDone={onClose} />
        )}
      </Loaded>
    </Modal>
  );
}

type FormProps = { question: MergeQuestion; onSwap: () => void; onDone: () => void };

function MergeForm({ question, onSwap, onDone }: FormProps) {
  const t = useTranslations('merge');
  const actions = useTranslations('common.actions');
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const { merge } = useMergeDeeds();
  const { into, from, fields, lists, goesOver } = question;
  const differing = fields.filter(({ differs }) => differs);
  const save = () =>
    merge.mutate(
      { intoId: into.contactId, name: into.name, wish: wishOf(from.contactId, chosen) },
      { onSuccess: onDone },
    );
  return (
    <Stack>
      <Stays question={question} onSwap={onSwap} />
      {differing.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('choose')}</h3>
          {differing.map((field) => (
            <FieldChoice key={field.field} field={field} chosen={chosen} onChange={setChosen} />
          ))}
        </section>
      )}
      {lists.map((list) => (
        <ListChoice key={list.field} list={list} chosen={chosen} onChange={setChosen} />
      ))}
      {goesOver.length > 0 && (
        <p>{t('goesOver', { what: goesOver.map(({ what, count }) => wordsFor(what, count)).join(', ') })}</p>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {actions('cancel')}
        </Button>
        <Button loading={merge.isPending} onClick={save}>
          {t('merge')}
        </Button>
      </Group>
    </Stack>
  );

  function wordsFor(what: string, count: number): string {
    const key = `what.${what}`;
    return t.has(key as 'what.lead') ? t(key as 'what.lead', { count }) : String(count);
  }
}

function Stays({ question: { into, from }, onSwap }: { question: MergeQuestion; onSwap: () => void }) {
  const t = useTranslations('merge');
  const time = useTime();
  const now = useNow();
  // always in the same order, so that the choice moves and not the names
  const both = [into, from].toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return (
    <Radio.Group
      label={t('stays')}
      value={into.contactId}
      onChange={(id) => id !== into.contactId && onSwap()}
    >
      <Stack gap="xs" mt="xs">
        {both.map(({ contactId, name, createdAt }) => (
          <Radio
            key={contactId}
            value={contactId}
            label={t('since', { name, date: time.absolute(createdAt, now) })}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type ChoiceProps<T> = T & { chosen: Chosen; onChange: (chosen: Chosen) => void };

function FieldChoice(props: ChoiceProps<{ field: MergeQuestion['fields'][number] }>) {
  const t = useTranslations('merge');
  const { chosen, onChange } = props;
  const { field, into, from } = props.field;
  const now = chosen.fields[field] ?? { side: 'into' as const, text: '' };
  const choose = (next: typeof now) => onChange({ ...chosen, fields: { ...chosen.fields, [field]: next } });
  const label = t(`fields.${field}`);
  return (
    <Radio.Group
      label={label}
      mb="sm"
      value={now.side}
      onChange={(side) => choose({ ...now, side: side as typeof now.side })}
    >
      <Group mt={4} gap="md">
        <Radio value="into" label={useShown(field, into)} />
        <Radio value="from" label={useShown(field, from)} />
        {canBeTyped(field) && <Radio value="other" label={t('other')} />}
      </Group>
      {now.side === 'other' && (
        <TextInput
          mt="xs"
          maxLength={100}
          aria-label={t('otherLabel', { field: label })}
          value={now.text}
          onChange={(event) => choose({ ...now, text: event.currentTarget.value })}
        />
      )}
    </Radio.Group>
  );
}

/** A value as people read it. */
function useShown(field: MergeQuestion['fields'][number]['field'], value: string | null): string {
  const t = useTranslations('merge');
  const contacts = useTranslations('contacts');
  if (value === null) return t('nothing');
  if (field === 'salutation') return contacts(`salutations.${value as 'mr'}`);
  if (field === 'language') return contacts(`languages.${value as 'de'}`);
  if (field === 'kind') return contacts(value as 'person');
  return value;
}

function ListChoice(props: ChoiceProps<{ list: MergeQuestion['lists'][number] }>) {
  const t = useTranslations('merge');
  const { chosen, onChange } = props;
  const { field, entries } = props.list;
  const without = chosen.without[field] ?? [];
  const kept = entries.map(({ key }) => key).filter((key) => !without.includes(key));
  const keep = (keys: string[]) =>
    onChange({
      ...chosen,
      without: {
        ...chosen.without,
        [field]: entries.map(({ key }) => key).filter((key) => !keys.includes(key)),
      },
    });
  return (
    <Checkbox.Group label={t(`lists.${field}`)} description={t('keepHint')} value={kept} onChange={keep}>
      <Stack gap="xs" mt="xs">
        {entries.map(({ key, shown }) => (
          <Checkbox key={key} value={key} label={shown} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
