import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DistributionGroup, User } from '../../../api/types.ts';
import styles from '../distribution.module.css';
import { ShareInput } from '../share-input.tsx';

type Props = {
  group: DistributionGroup;
  people: readonly User[];
  error: ReactNode;
  onChange: (change: Partial<DistributionGroup>) => void;
};

/** Who shares the group's leads, in the fixed order that breaks ties, each with their shares; the pool at the end. */
export function MembersEditor({ group, people, error, onChange }: Props) {
  const t = useTranslations('distribution');
  const { members, mode, poolUserId, poolWeight } = group;
  const nameOf = (userId: string) =>
    people.find((person) => person.userId === userId)?.name ?? t('today.somebody');
  const poolName =
    mode === 'mixed' && poolUserId !== null ? t('shares.pool', { name: nameOf(poolUserId) }) : null;
  const free = people.filter(
    (person) =>
      person.active && person.canBeAssigned && !members.some(({ userId }) => userId === person.userId),
  );
  return (
    <fieldset className="plain-fieldset">
      <legend className={styles.legend}>{t('groups.members')}</legend>
      <p className={styles.soft}>{mode === 'pool' ? t('groups.claimersHint') : t('groups.membersHint')}</p>
      <ul className={styles.members}>
        {members.map(({ userId, weight }) => (
          <li key={userId} className={styles.member}>
            <span className={styles.memberName}>{nameOf(userId)}</span>
            {mode !== 'pool' && (
              <ShareInput
                name={nameOf(userId)}
                value={weight}
                onChange={(next) =>
                  onChange({
                    members: members.map((each) =>
                      each.userId === userId ? { userId, weight: next } : each,
                    ),
                  })
                }
              />
            )}
            <ActionIcon
              aria-label={t('groups.removeMember', { name: nameOf(userId) })}
              onClick={() => onChange({ members: members.filter((each) => each.userId !== userId) })}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        {poolName !== null && (
          <li className={styles.member}>
            <span className={styles.memberName}>{poolName}</span>
            <ShareInput
              name={poolName}
              value={poolWeight}
              onChange={(weight) => onChange({ poolWeight: weight })}
            />
          </li>
        )}
      </ul>
      <NativeSelect
        aria-label={t('groups.addMember')}
        data={[
          { value: '', label: t('groups.addMember') },
          ...free.map((person) => ({ value: person.userId, label: person.name })),
        ]}
        value=""
        disabled={free.length === 0}
        error={error}
        onChange={(event) => {
          const userId = event.currentTarget.value;
          if (userId !== '') onChange({ members: [...members, { userId, weight: 1 }] });
        }}
      />
    </fieldset>
  );
}
