import { Button, Group, Modal, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { ReservationType } from '../../api/types.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { FormProblem, Loaded, SubmitButton, usePhone, useToast } from '../../ui/index.ts';
import { useReservationTypes, useStockChanged } from './queries.ts';
import styles from './vehicles.module.css';
import { useVehicleWords } from './words.ts';

type Row = Omit<ReservationType, 'typeId'> & { key: string | null; id: string; isNew: boolean };

/** The kinds of reservation with their limits. A kind is hidden, never deleted: reservations speak of it. */
export function ReservationTypesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('vehicles.types');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  const types = useReservationTypes();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Loaded query={types}>
        {({ rows }) => (
          <TypesForm
            first={rows.map(({ typeId, ...type }) => ({ ...type, id: typeId, isNew: false }))}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Modal>
  );
}

function TypesForm({ first, onClose }: { first: readonly Row[]; onClose: () => void }) {
  const t = useTranslations('vehicles.types');
  const actions = useTranslations('common.actions');
  const { path } = useDealer();
  const toast = useToast();
  const problemText = useProblemText();
  const changed = useStockChanged();
  const [rows, setRows] = useState(first);
  const change = (id: string, more: Partial<Row>) =>
    setRows((all) => all.map((row) => (row.id === id ? { ...row, ...more } : row)));
  const save = useMutation({
    mutationFn: () =>
      api.put(path('/reservation-types'), {
        rows: rows.map(requestOf),
      }),
    onSuccess: () => {
      toast.done(t('saved'));
      onClose();
    },
    onSettled: () => changed(),
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {rows.map((row) => (
        <TypeRow key={row.id} row={row} onChange={(more) => change(row.id, more)} />
      ))}
      <Button
        variant="default"
        onClick={() =>
          setRows([
            ...rows,
            {
              id: crypto.randomUUID(),
              isNew: true,
              key: null,
              name: '',
              mostDays: 7,
              who: 'everybody',
              mostPerPerson: null,
              hidden: false,
            },
          ])
        }
      >
        {t('add')}
      </Button>
      <FormProblem>{save.error === null ? null : problemText(save.error)}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={save.isPending} label={actions('save')} />
      </Group>
    </form>
  );
}

function requestOf(row: Row) {
  const { name, mostDays, who, mostPerPerson, hidden } = row;
  const values = { name, mostDays, who, mostPerPerson, hidden };
  return row.isNew ? values : { ...values, typeId: row.id };
}

function TypeRow({ row, onChange }: { row: Row; onChange: (more: Partial<Row>) => void }) {
  const t = useTranslations('vehicles.types');
  const words = useVehicleWords();
  const usual = words.reservationType({ key: row.key, name: null });
  return (
    <fieldset className={styles.typeRow}>
      <legend className="visually-hidden">{row.name || usual || t('add')}</legend>
      <TextInput
        label={t('name')}
        maxLength={60}
        placeholder={usual}
        value={row.name ?? ''}
        onChange={(event) =>
          onChange({ name: event.currentTarget.value.trim() === '' ? null : event.currentTarget.value })
        }
      />
      <NumberInput
        label={t('mostDays')}
        min={1}
        max={365}
        allowDecimal={false}
        value={row.mostDays}
        onChange={(value) => onChange({ mostDays: Number(value) || 1 })}
      />
      <NativeSelect
        label={t('who')}
        value={row.who}
        data={(['everybody', 'supervisors'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(event) =>
          onChange({ who: event.currentTarget.value === 'supervisors' ? 'supervisors' : 'everybody' })
        }
      />
      <NumberInput
        label={t('mostPerPerson')}
        min={1}
        allowDecimal={false}
        placeholder={t('anyNumber')}
        value={row.mostPerPerson ?? ''}
        onChange={(value) => onChange({ mostPerPerson: value === '' ? null : Number(value) })}
      />
      <Switch
        label={t('used')}
        checked={!row.hidden}
        onChange={(event) => onChange({ hidden: !event.currentTarget.checked })}
      />
    </fieldset>
  );
}
