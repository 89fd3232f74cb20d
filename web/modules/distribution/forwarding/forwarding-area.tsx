import { Button, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ForwardingRule, ForwardingSettings } from '../../../api/types.ts';
import { useRules } from '../../../ui/index.ts';
import styles from '../../dealers/settings.module.css';
import { SettingsForm } from '../../dealers/settings-form.tsx';
import group from '../distribution.module.css';
import { newId } from '../new-id.ts';
import { RuleCard } from './rule-card.tsx';

const MOST_RULES = 30;
type Form = UseFormReturnType<ForwardingSettings>;

/** Settings, forwarding: rules that send new enquiries on, those of marketplaces apart. */
export function ForwardingArea() {
  const t = useTranslations('forwarding');
  const check = useRules();
  return (
    <SettingsForm
      area="forwarding"
      validate={(values: ForwardingSettings) => problemsOf(values, check)}
      meaning={(values) => <Meaning values={values} />}
    >
      {(form) => (
        <>
          <section className={styles.section} data-path="rules">
            <h2>{t('own.title')}</h2>
            <p className={styles.hint}>{t('own.hint')}</p>
            <Rules form={form} marketplaces={false} />
          </section>
          <section className={styles.section}>
            <h2>{t('marketplaces.title')}</h2>
            <p className={styles.hint}>{t('marketplaces.hint')}</p>
            <Rules form={form} marketplaces />
          </section>
          <section className={styles.section}>
            <Switch
              label={t('location')}
              description={t('locationHint')}
              {...form.getInputProps('useVehicleLocation', { type: 'checkbox' })}
            />
          </section>
        </>
      )}
    </SettingsForm>
  );
}

/** The sentences at the fields, by `rules.0.name`. */
function problemsOf({ rules }: ForwardingSettings, check: ReturnType<typeof useRules>) {
  const found: Record<string, string> = {};
  for (const [i, { name, to }] of rules.entries()) {
    const unnamed = check.required(name);
    if (unnamed !== null) found[`rules.${i}.name`] = unnamed;
    const wrong = to.length === 0 ? check.required('') : to.map(check.email).find((one) => one !== null);
    if (wrong) found[`rules.${i}.to`] = wrong;
  }
  return found;
}

function Rules({ form, marketplaces }: { form: Form; marketplaces: boolean }) {
  const t = useTranslations('forwarding');
  const { rules } = form.values;
  const [openId, setOpenId] = useState<string | null>(null);
  const set = (next: ForwardingRule[]) => {
    for (const field of Object.keys(form.errors)) if (field.startsWith('rules.')) form.clearFieldError(field);
    form.setFieldValue('rules', next as never);
  };
  const own = rules
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => rule.marketplaces === marketplaces);
  const add = () => {
    const rule = emptyRule(marketplaces);
    set([...rules, rule]);
    setOpenId(rule.ruleId);
  };
  return (
    <>
      {own.length === 0 && <p className={group.soft}>{t('none')}</p>}
      <ul className={group.groups}>
        {own.map(({ rule, index }) => {
          const wrong = Object.keys(form.errors).some((field) => field.startsWith(`rules.${index}.`));
          return (
            <li key={rule.ruleId} className={group.group}>
              <RuleCard
                rule={rule}
                errorOf={(field) => form.errors[`rules.${index}.${field}`]}
                opened={wrong || openId === rule.ruleId}
                wrong={wrong}
                onToggle={() => setOpenId(openId === rule.ruleId ? null : rule.ruleId)}
                onChange={(change) =>
                  set(rules.map((each, at) => (at === index ? { ...each, ...change } : each)))
                }
                onRemove={() => set(rules.filter((_, at) => at !== index))}
              />
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={rules.length >= MOST_RULES}
          onClick={add}
        >
          {t(marketplaces ? 'marketplaces.add' : 'own.add')}
        </Button>
      </div>
    </>
  );
}

function emptyRule(marketplaces: boolean): ForwardingRule {
  return { ruleId: newId(), name: '', active: true, marketplaces, match: {}, what: 'copy', to: [] };
}

function Meaning({ values }: { values: ForwardingSettings }) {
  const t = useTranslations('forwarding');
  const active = values.rules.filter((rule) => rule.active);
  return (
    <>
      <p>{active.length === 0 ? t('meansNothing') : t('meansRules', { count: active.length })}</p>
      <p>{t('meansOnce')}</p>
      {values.useVehicleLocation && <p>{t('meansLocation')}</p>}
    </>
  );
}
