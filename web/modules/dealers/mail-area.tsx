import { Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDealer, useSession } from '../../api/session.ts';
import { useRules } from '../../ui/index.ts';
import { HeldLetters } from './held-letters.tsx';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';
import { useSettings } from './use-settings.ts';

export function MailArea() {
  const t = useTranslations('settings.mail');
  const { dealer } = useDealer();
  const rules = useRules();
  const savedSending = useSettings('mail').data?.value.sendEmails ?? true;
  return (
    <SettingsForm
      area="mail"
      validate={{ unassignedNoticeTo: (value) => (value === null ? null : rules.email(value)) }}
      meaning={(values) => (
        <>
          <p>{t('meansAddress', { address: dealer.leadAddress })}</p>
          <SenderLines house={values.fromName?.trim() || dealer.name} address={dealer.leadAddress} />
          {!values.sendEmails && <p>{t('meansOff')}</p>}
          {values.sendEmails && <p>{values.automaticReply ? t('meansReply') : t('meansNoReply')}</p>}
        </>
      )}
    >
      {(form, mayChange) => (
        <>
          <HeldLetters sending={savedSending} mayChange={mayChange} />
          <section className={styles.section}>
            <Switch
              label={t('send')}
              description={t('sendHint')}
              {...form.getInputProps('sendEmails', { type: 'checkbox' })}
            />
            <Switch
              label={t('reply')}
              description={t('replyHint')}
              disabled={!form.values.sendEmails}
              {...form.getInputProps('automaticReply', { type: 'checkbox' })}
            />
          </section>
          <section className={styles.section}>
            <TextInput
              label={t('fromName')}
              description={t('fromNameHint')}
              maxLength={80}
              data-path="fromName"
              value={form.values.fromName ?? ''}
              error={form.errors.fromName}
              onChange={(event) =>
                form.setFieldValue('fromName', (event.currentTarget.value || null) as never)
              }
            />
            <Textarea
              label={t('footer')}
              description={t('footerHint')}
              minRows={4}
              rows={6}
              maxLength={4000}
              {...form.getInputProps('footer')}
            />
            <TextInput
              type="email"
              label={t('notice')}
              description={t('noticeHint')}
              data-path="unassignedNoticeTo"
              value={form.values.unassignedNoticeTo ?? ''}
              error={form.errors.unassignedNoticeTo}
              onChange={(event) =>
                form.setFieldValue('unassignedNoticeTo', (event.currentTarget.value || null) as never)
              }
            />
          </section>
        </>
      )}
    </SettingsForm>
  );
}

/** Who customers see as the sender, of what a person writes and of what goes by itself. */
function SenderLines({ house, address }: { house: string; address: string }) {
  const t = useTranslations('settings.mail');
  const { user } = useSession();
  return (
    <dl className={styles.senders}>
      <dt>{t('senderOfPerson')}</dt>
      <dd>
        {`${user.name} · ${house}`} <span>&lt;{address}&gt;</span>
      </dd>
      <dt>{t('senderOfItself')}</dt>
      <dd>
        {house} <span>&lt;{address}&gt;</span>
      </dd>
    </dl>
  );
}
