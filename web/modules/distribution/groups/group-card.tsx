import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { DistributionGroup, User } from '../../../api/types.ts';
import { errorUnder, groupMayBe } from '../checks.ts';
import styles from '../distribution.module.css';
import type { DistributionForm } from '../form.ts';
import { OpenButton } from '../open-button.tsx';
import { PersonSelect } from '../person-select.tsx';
import { TakersToday } from '../takers-today.tsx';
import { WayCards } from '../way-cards.tsx';
import { useGroupWords } from './group-words.ts';
import { MatchFields } from './match-fields.tsx';
import { MembersEditor } from './members-editor.tsx';

type Props = {
  group: DistributionGroup;
  index: number;
  form: DistributionForm;
  people: readonly User[];
  opened: boolean;
  /** Something in it cannot be saved, so it stays open. */
  wrong: boolean;
  onToggle: () => void;
  onChange: (change: Partial<DistributionGroup>) => void;
  /** One place up (-1) or down (1). */
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  handle: ComponentProps<'span'>;
};

/** One group: its place, name and rule in a sentence; opened, everything to edit. */
export function GroupCard(props: Props) {
  const { group, index, form, opened, wrong, onToggle, onMove, onRemove, handle } = props;
  const t = useTranslations('distribution.groups');
  const words = useGroupWords();
  const id = useId();
  const name = group.name.trim() === '' ? t('unnamed') : group.name;
  const last = index === form.values.groups.length - 1;
  return (
    <>
      <div className={styles.groupHead}>
        {/* A second way to move for pointers; the buttons beside serve everybody. */}
        <span className={styles.handle} aria-hidden title={t('drag')} {...handle}>
          <IconGripVertical size={18} />
        </span>
        <div className={styles.groupName}>
          <h3 id={id}>{name}</h3>
          <p className={styles.soft}>{words.rule(group)}</p>
        </div>
        <div className={styles.groupTools}>
          <Move label={t('up', { name })} ends={index === 0} onMove={() => onMove(-1)}>
            <IconArrowUp size={18} aria-hidden />
          </Move>
          <Move label={t('down', { name })} ends={last} onMove={() => onMove(1)}>
            <IconArrowDown size={18} aria-hidden />
          </Move>
          <OpenButton opened={opened} wrong={wrong} of={id} onToggle={onToggle} />
        </div>
      </div>
      {opened ? (
        <Editor {...props} />
      ) : (
        <TakersToday settings={form.values} groupId={group.groupId} people={props.people} />
      )}
      {opened && (
        <div>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={onRemove}
          >
            {t('remove', { name })}
          </Button>
        </div>
      )}
    </>
  );
}

type MoveProps = { label: string; ends: boolean; onMove: () => void; children: ReactNode };

/** Not `disabled` at the end of the list: who moves a group there by keyboard keeps the place on the page. */
function Move({ label, ends, onMove, children }: MoveProps) {
  return (
    <ActionIcon
      aria-label={label}
      aria-disabled={ends}
      data-disabled={ends}
      onClick={() => {
        if (!ends) onMove();
      }}
    >
      {children}
    </ActionIcon>
  );
}

function Editor({ group, index, form, people, onChange }: Props) {
  const t = useTranslations('distribution');
  const errorOf = (field: string) => errorUnder(form.errors, `groups.${index}.${field}`);
  const fresh = group.name === '';
  return (
    <div className={styles.groupBody}>
      <TextInput
        label={t('groups.name')}
        maxLength={80}
        // A group that was just added is named first.
        autoFocus={fresh && errorOf('name') === undefined}
        value={group.name}
        error={errorOf('name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <MatchFields match={group.match} error={errorOf('match')} onChange={(match) => onChange({ match })} />
      <div className={styles.part}>
        <p className={styles.legend}>{t('groups.way')}</p>
        <WayCards
          of="group"
          legend={t('groups.way')}
          value={group.mode}
          obstaclesOf={(mode) => (groupMayBe(mode, form.values.mode) ? [] : [t('way.dealerPool')])}
          onChange={(mode) => onChange({ mode })}
        />
        {errorOf('mode') !== undefined && (
          <p className={styles.error} role="alert">
            {errorOf('mode')}
          </p>
        )}
      </div>
      {group.mode !== 'rotation' && (
        <PersonSelect
          label={t('pool.user')}
          hint={t('groups.poolUserHint')}
          people={people}
          value={group.poolUserId}
          error={errorOf('poolUserId')}
          onChange={(poolUserId) => onChange({ poolUserId })}
        />
      )}
      <MembersEditor group={group} people={people} error={errorOf('members')} onChange={onChange} />
      <TakersToday settings={form.values} groupId={group.groupId} people={people} />
    </div>
  );
}
