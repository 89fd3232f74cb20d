import { Button, Group, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import type { TaskRule, TaskRulePreviewed } from '../../../api/types.ts';
import { useTime } from '../../../time/use-time.ts';
import settings from '../../dealers/settings.module.css';
import { newId } from '../../distribution/new-id.ts';
import dialog from '../../leads/dialog.module.css';
import { PersonField } from '../person-field.tsx';
import { useTaskTypes } from '../queries.ts';
import styles from '../tasks.module.css';
import { useTaskWords } from '../words.ts';

const occasions = ['birthday', 'leaseEnd', 'financeEnd', 'nextInspection', 'warrantyEnd'] as const;
const assignees = ['lastSalesperson', 'vehiclePerson', 'person'] as const;
const WAIT_MS = 400;

type Props = {
  rules: readonly TaskRule[];
  mayChange: boolean;
  errorOf: (field: string) => ReactNode;
  onChange: (rules: TaskRule[]) => void;
};

/** The rules that make tasks by themselves, each with what it would make. */
export function Rules({ rules, mayChange, errorOf, onChange }: Props) {
  const t = useTranslations('tasks.settings');
  const types = useTaskTypes().data?.rows ?? [];
  const general = types.find((type) => type.key === 'general') ?? types[0];
  const replace = (index: number, change: Partial<TaskRule>) =>
    onChange(rules.map((rule, i) => (i === index ? { ...rule, ...change } : rule)));
  return (
    <section className={settings.section} data-path="rules">
      <h2>{t('rules')}</h2>
      <p className={settings.hint}>{t('rulesHint')}</p>
      {rules.map((rule, index) => (
        <RuleFields
          key={rule.ruleId}
          rule={rule}
          mayChange={mayChange}
          errorOf={(field) => errorOf(`rules.${index}.${field}`)}
          onChange={(change) => replace(index, change)}
          onRemove={() => onChange(rules.filter((_, i) => i !== index))}
        />
      ))}
      {mayChange && general !== undefined && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              onChange([
                ...rules,
                {
                  ruleId: newId(),
                  active: true,
                  occasion: 'birthday',
                  before: { count: 0, unit: 'days' },
                  taskTypeId: general.taskTypeId,
                  title: null,
                  assignTo: 'lastSalesperson',
                  userId: null,
                },
              ])
            }
          >
            {t('addRule')}
          </Button>
        </div>
      )}
    </section>
  );
}

type RuleProps = {
  rule: TaskRule;
  mayChange: boolean;
  errorOf: (field: string) => ReactNode;
  onChange: (change: Partial<TaskRule>) => void;
  onRemove: () => void;
};

function RuleFields({ rule, mayChange, errorOf, onChange, onRemove }: RuleProps) {
  const t = useTranslations('tasks.settings');
  const words = useTaskWords();
  const types = (useTaskTypes().data?.rows ?? []).filter(
    (type) => !type.hidden || type.taskTypeId === rule.taskTypeId,
  );
  const name = t(`occasions.${rule.occasion}`);
  return (
    <fieldset className={`plain-fieldset ${styles.rule}`} aria-label={name}>
      <div className={dialog.pair}>
        <NativeSelect
          label={t('occasion')}
          data={occasions.map((value) => ({ value, label: t(`occasions.${value}`) }))}
          value={rule.occasion}
          onChange={(event) =>
            onChange({ occasion: occasions.find((one) => one === event.currentTarget.value) ?? 'birthday' })
          }
        />
        <div className={dialog.pair}>
          <NumberInput
            label={t('before')}
            min={0}
            max={400}
            allowDecimal={false}
            value={rule.before.count}
            onChange={(count) => onChange({ before: { ...rule.before, count: Number(count) || 0 } })}
          />
          <NativeSelect
            label={t('unit')}
            data={[
              { value: 'days', label: t('days') },
              { value: 'months', label: t('months') },
            ]}
            value={rule.before.unit}
            onChange={(event) =>
              onChange({
                before: { ...rule.before, unit: event.currentTarget.value === 'months' ? 'months' : 'days' },
              })
            }
          />
        </div>
      </div>
      <div className={dialog.pair}>
        <NativeSelect
          label={t('taskType')}
          error={errorOf('taskTypeId')}
          data={types.map((type) => ({ value: type.taskTypeId, label: words.type(type) }))}
          value={rule.taskTypeId}
          onChange={(event) => onChange({ taskTypeId: event.currentTarget.value })}
        />
        <TextInput
          label={t('ruleTitle')}
          maxLength={120}
          value={rule.title ?? ''}
          onChange={(event) => onChange({ title: event.currentTarget.value || null })}
        />
      </div>
      <div className={dialog.pair}>
        <NativeSelect
          label={t('assignTo')}
          data={assignees.map((value) => ({ value, label: t(`assignees.${value}`) }))}
          value={rule.assignTo}
          onChange={(event) =>
            onChange({ assignTo: assignees.find((one) => one === event.currentTarget.value) ?? 'person' })
          }
        />
        <PersonField
          label={rule.assignTo === 'person' ? t('person') : t('otherwise')}
          value={rule.userId}
          onChange={(userId) => onChange({ userId })}
        />
      </div>
      {errorOf('userId') !== undefined && <p role="alert">{errorOf('userId')}</p>}
      {mayChange && <Preview rule={rule} />}
      <Group justify="space-between">
        <Switch
          label={t('active')}
          checked={rule.active}
          onChange={(event) => onChange({ active: event.currentTarget.checked })}
        />
        {mayChange && (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={`${t('removeRule')}: ${name}`}
            onClick={onRemove}
          >
            {t('removeRule')}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}

/** What the rule would make, before it is saved. */
function Preview({ rule }: { rule: TaskRule }) {
  const t = useTranslations('tasks.settings');
  const { path, keys } = useDealer();
  const time = useTime();
  const [asked] = useDebouncedValue(rule, WAIT_MS);
  const { data } = useQuery({
    queryKey: [...keys.tasks, 'rulePreview', asked],
    queryFn: ({ signal }) =>
      api.post<TaskRulePreviewed>(path('/task-rules/preview'), { rule: asked }, { signal }),
  });
  if (data === undefined) return null;
  const [first] = data.examples;
  return (
    <p className={styles.soft} aria-live="polite">
      {t('preview', { soon: data.soon, year: data.year })}{' '}
      {first !== undefined &&
        t('previewFirst', {
          contact: [first.contact, first.car].filter((part) => part !== null).join(', '),
          date: time.plainDate(first.dueOn),
        })}
    </p>
  );
}
