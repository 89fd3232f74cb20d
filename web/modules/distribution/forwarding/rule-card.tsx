import { Button, Radio, Switch, TagsInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ForwardingRule } from '../../../api/types.ts';
import styles from '../distribution.module.css';
import { useGroupWords } from '../groups/group-words.ts';
import { MatchFields } from '../groups/match-fields.tsx';
import { OpenButton } from '../open-button.tsx';

type Props = {
  rule: ForwardingRule;
  errorOf: (field: string) => ReactNode;
  opened: boolean;
  /** Something in it cannot be saved, so it stays open. */
  wrong: boolean;
  onToggle: () => void;
  onChange: (change: Partial<ForwardingRule>) => void;
  onRemove: () => void;
};

const whats = ['copy', 'original'] as const;

/** One rule: its name and what it does in a sentence; opened, everything to edit. */
export function RuleCard({ rule, errorOf, opened, wrong, onToggle, onChange, onRemove }: Props) {
  const t = useTranslations('forwarding');
  const words = useGroupWords();
  const format = useFormatter();
  const id = useId();
  const name = rule.name.trim() === '' ? t('unnamed') : rule.name;
  const to = rule.to.length === 0 ? t('toNobody') : format.list(rule.to);
  return (
    <>
      <div className={styles.groupHead}>
        <div className={styles.groupName}>
          <h3 id={id}>{name}</h3>
          <p className={styles.soft}>
            {rule.active ? t('sentence', { rule: words.rule(rule), to }) : t('switchedOff')}
          </p>
        </div>
        <div className={styles.groupTools}>
          <OpenButton opened={opened} wrong={wrong} of={id} onToggle={onToggle} />
        </div>
      </div>
      {opened && (
        <div className={styles.groupBody}>
          <TextInput
            label={t('name')}
            maxLength={80}
            autoFocus={rule.name === '' && errorOf('name') === undefined}
            value={rule.name}
            error={errorOf('name')}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <Switch
            label={t('active')}
            checked={rule.active}
            onChange={(event) => onChange({ active: event.currentTarget.checked })}
          />
          <MatchFields byLocation={false} match={rule.match} onChange={(match) => onChange({ match })} />
          <TagsInput
            label={t('to')}
            description={t('toHint')}
            maxTags={5}
            clearable
            clearButtonProps={{ 'aria-label': t('clear') }}
            value={rule.to}
            error={errorOf('to') ?? rule.to.map((_, i) => errorOf(`to.${i}`)).find(Boolean)}
            onChange={(addresses) => onChange({ to: addresses.map((address) => address.trim()) })}
          />
          <Radio.Group
            label={t('what')}
            value={rule.what}
            onChange={(what) => onChange({ what: what === 'original' ? 'original' : 'copy' })}
          >
            {whats.map((what) => (
              <Radio
                key={what}
                value={what}
                mt={8}
                label={t(`whats.${what}`)}
                description={t(`whatHints.${what}`)}
              />
            ))}
          </Radio.Group>
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
        </div>
      )}
    </>
  );
}
