import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './catalogue.module.css';
import { type CatalogueName, useCatalogueDeed } from './use-catalogue.ts';

type Props = {
  name: CatalogueName;
  label: string;
  /** What kind it is, chosen once: the channel of a source, the outcome of a reason. */
  kind: { field: 'channel' | 'outcome'; label: string; choices: { value: string; label: string }[] };
};

/** Adds an entry of the dealer's own at the end. */
export function NewEntry({ name, label, kind }: Props) {
  const t = useTranslations('catalogues');
  const add = useCatalogueDeed(name);
  const [called, setCalled] = useState('');
  const [chosen, setChosen] = useState(kind.choices[0]?.value ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: called.trim(), [kind.field]: chosen };
    add.mutate({ do: 'add', body }, { onSuccess: () => setCalled('') });
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <TextInput
        label={label}
        maxLength={60}
        value={called}
        onChange={(event) => setCalled(event.currentTarget.value)}
      />
      <NativeSelect
        label={kind.label}
        data={kind.choices}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending} disabled={called.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  );
}
