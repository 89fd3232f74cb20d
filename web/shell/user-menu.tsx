import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconBell,
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMailbox,
  IconMoon,
  IconSun,
  IconUser,
  IconUserCircle,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../api/client.ts';
import { sessionKey } from '../api/query-client.ts';
import { useMaybeDealer, useSession } from '../api/session.ts';
import type { Language, Session } from '../api/types.ts';
import { languageNames, languages } from '../i18n/messages.ts';
import { useLanguage } from '../i18n/provider.tsx';
import { useToast } from '../ui/toast.tsx';
import { usePhone } from '../ui/use-phone.ts';

const schemes = [
  { name: 'light', Icon: IconSun },
  { name: 'dark', Icon: IconMoon },
  { name: 'auto', Icon: IconDeviceDesktop },
] as const;

/** "Anna Vogel" → "Anna V." */
function shortName(name: string): string {
  const [first = name, ...rest] = name.split(' ');
  const last = rest.at(-1);
  return last === undefined ? first : `${first} ${last.charAt(0)}.`;
}

/** Only a browser that takes push messages fetches what this needs. */
async function forgetDevice(): Promise<void> {
  if (!Object.keys(localStorage).some((key) => key.startsWith('forecourt-push-'))) return;
  const { forgetThisDevice } = await import('../modules/notices/device.ts');
  await forgetThisDevice();
}

export function UserMenu({ onKeyboard }: { onKeyboard: () => void }) {
  const t = useTranslations('shell');
  const { user, catcher } = useSession();
  const scope = useMaybeDealer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const phone = usePhone();
  const toast = useToast();
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const saveLanguage = useMutation({
    mutationFn: (next: Language) => api.patch('/api/v1/session/user', { language: next }),
    onMutate: (next) => {
      setLanguage(next);
      client.setQueryData<Session | null>(sessionKey, (old) =>
        old ? { ...old, user: { ...old.user, language: next } } : old,
      );
    },
    onError: (error) => toast.problem(error),
  });
  const signOut = useMutation({
    mutationFn: async () => {
      // Nothing of it keeps anybody from leaving.
      await forgetDevice().catch(() => {});
      await api.delete('/api/v1/session');
    },
    // A fresh load: nothing that was read stays in the memory of the page.
    onSuccess: () => window.location.assign('/login'),
    onError: (error) => toast.problem(error),
  });

  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={8} aria-label={`${t('menu')}: ${user.name}`}>
          {phone ? <IconUser size={20} aria-hidden /> : shortName(user.name)}
          <IconChevronDown size={16} aria-hidden style={{ marginLeft: 4 }} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.name}</Menu.Label>
        {catcher && phone && (
          <Menu.Item
            leftSection={<IconMailbox size={18} aria-hidden />}
            onClick={() => void navigate({ to: '/catcher' })}
          >
            {t('nav.catcher')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconUserCircle size={18} aria-hidden />}
          onClick={() =>
            void (scope === null
              ? navigate({ to: '/account' })
              : navigate({ to: '/d/$dealer/account', params: { dealer: scope.dealer.key } }))
          }
        >
          {t('account')}
        </Menu.Item>
        {scope !== null && (
          <Menu.Item
            leftSection={<IconBell size={18} aria-hidden />}
            onClick={() =>
              void navigate({ to: '/d/$dealer/notices/choices', params: { dealer: scope.dealer.key } })
            }
          >
            {t('chooseNotices')}
          </Menu.Item>
        )}
        <Menu.Label>{t('language')}</Menu.Label>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            aria-current={each === language}
            rightSection={each === language ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => saveLanguage.mutate(each)}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('scheme')}</Menu.Label>
        {schemes.map(({ name, Icon }) => (
          <Menu.Item
            key={name}
            aria-current={name === colorScheme}
            leftSection={<Icon size={18} aria-hidden />}
            rightSection={name === colorScheme ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => setColorScheme(name)}
          >
            {t(`schemes.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {!phone && (
          <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={onKeyboard}>
            {t('keyboard')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
