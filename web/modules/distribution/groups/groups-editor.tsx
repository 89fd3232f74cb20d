import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DistributionGroup, User } from '../../../api/types.ts';
import styles from '../distribution.module.css';
import { type DistributionForm, setPart } from '../form.ts';
import { newId } from '../new-id.ts';
import { moved } from '../ways.ts';
import { GroupCard } from './group-card.tsx';
import { useDragOrder } from './use-drag-order.ts';

const MOST_GROUPS = 50;

type Props = { form: DistributionForm; people: readonly User[] };

/** The groups in the order in which they are tried; each opens to be edited, moves by its handle or its buttons. */
export function GroupsEditor({ form, people }: Props) {
  const t = useTranslations('distribution.groups');
  const { groups } = form.values;
  const [openId, setOpenId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const set = (next: DistributionGroup[]) => {
    // Errors are named by the place in the list, which no longer is theirs.
    for (const field of Object.keys(form.errors))
      if (field.startsWith('groups.')) form.clearFieldError(field);
    setPart(form, 'groups', next);
  };
  const move = (from: number, to: number) => {
    set(moved(groups, from, to));
    setSaid(t('moved', { name: groups[from]?.name ?? '', place: to + 1, count: groups.length }));
  };
  const drag = useDragOrder(list, move);
  const add = () => {
    const group = emptyGroup(form.values.mode === 'pool' ? 'pool' : 'rotation');
    set([...groups, group]);
    setOpenId(group.groupId);
  };
  return (
    <>
      {groups.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      <ol ref={list} className={styles.groups}>
        {groups.map((group, index) => (
          <li
            key={group.groupId}
            className={styles.group}
            data-path={`groups.${index}`}
            data-dragged={drag.dragged === index}
          >
            <GroupCard
              group={group}
              index={index}
              form={form}
              people={people}
              opened={openId === group.groupId || hasError(form, index)}
              wrong={hasError(form, index)}
              onToggle={() => setOpenId(openId === group.groupId ? null : group.groupId)}
              onChange={(change) =>
                setPart(
                  form,
                  'groups',
                  groups.map((each, at) => (at === index ? { ...each, ...change } : each)),
                )
              }
              onMove={(by) => move(index, index + by)}
              onRemove={() => set(groups.filter((_, at) => at !== index))}
              handle={drag.handle(index)}
            />
          </li>
        ))}
      </ol>
      <div className="visually-hidden" role="status">
        {said}
      </div>
      <div className={styles.add}>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={groups.length >= MOST_GROUPS}
          onClick={add}
        >
          {t('add')}
        </Button>
      </div>
    </>
  );
}

function hasError(form: DistributionForm, index: number): boolean {
  return Object.keys(form.errors).some((field) => field.startsWith(`groups.${index}.`));
}

function emptyGroup(mode: DistributionGroup['mode']): DistributionGroup {
  return {
    groupId: newId(),
    name: '',
    match: {},
    mode,
    poolUserId: null,
    poolWeight: 1,
    members: [],
  };
}
