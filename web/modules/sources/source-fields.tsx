import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SubmitButton, useToast } from '../../ui/index.ts';
import { useLeadWords } from '../leads/words.ts';
import styles from './catalogue.module.css';
import { type Entry, useCatalogueDeed } from './use-catalogue.ts';

const types = ['vehicle', 'tradeIn', 'testDrive', 'financing', 'service', 'call', 'general'] as const;

type Props = { entry: Entry<'sources'>; mayChange: boolean };

/** What a source brings along, opened on demand. */
export function SourceFields({ entry, mayChange }: Props) {
  const t = useTranslations('catalogues');
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={open}
          aria-controls={id}
          rightSection={
            open ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />
          }
          onClick={() => setOpen(!open)}
        >
          {t('details')}
        </Button>
      </div>
      <div id={id}>{open && <Editor entry={entry} mayChange={mayChange} />}</div>
    </>
  );
}

function Editor({ entry, mayChange }: Props) {
  const t = useTranslations('catalogues');
  const words = useLeadWords();
  const toast = useToast();
  const deed = useCatalogueDeed('sources');
  const form = useForm({
    initialValues: {
      defaultType: entry.defaultType ?? '',
      groupName: entry.groupName ?? '',
      callNumber: entry.callNumber ?? '',
      responseMinutes: entry.responseMinutes ?? ('' as number | ''),
    },
  });
  return (
    <form
      className={styles.details}
      onSubmit={form.onSubmit((values) => {
        const body = {
          defaultType: values.defaultType || null,
          groupName: values.groupName.trim() || null,
          callNumber: values.callNumber.trim() || null,
          responseMinutes: values.responseMinutes || null,
        };
        deed.mutate(
          { do: 'change', entryId: entry.entryId, body },
          {
            onSuccess: () => {
              form.resetDirty();
              toast.done(t('saved'));
            },
          },
        );
      })}
    >
      <fieldset className={`plain-fieldset ${styles.fields}`} disabled={!mayChange}>
        <NativeSelect
          label={t('defaultType')}
          description={t('defaultTypeHint')}
          data={[
            { value: '', label: t('noDefaultType') },
            ...types.map((type) => ({ value: type, label: words.type(type) })),
          ]}
          {...form.getInputProps('defaultType')}
        />
        <TextInput
          label={t('group')}
          description={t('groupHint')}
          maxLength={60}
          {...form.getInputProps('groupName')}
        />
        <TextInput
          type="tel"
          label={t('callNumber')}
          description={t('callNumberHint')}
          maxLength={40}
          {...form.getInputProps('callNumber')}
        />
        <NumberInput
          label={t('response')}
          description={t('responseHint')}
          min={1}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('responseMinutes')}
        />
      </fieldset>
      {mayChange && <SubmitButton busy={deed.isPending} disabled={!form.isDirty()} label={t('save')} />}
    </form>
  );
}
