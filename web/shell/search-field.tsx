import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHotkeys } from '../ui/hotkeys.ts';
import { usePhone } from '../ui/use-phone.ts';

/** By / from anywhere; Enter shows the matching leads. Empty and Enter shows all again. */
export function SearchField({ dealer }: { dealer: string }) {
  const t = useTranslations('shell');
  const keys = useTranslations('common.keys');
  const navigate = useNavigate();
  const phone = usePhone();
  const { q } = useSearch({ strict: false });
  const [text, setText] = useState(q ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(q ?? ''), [q]);
  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useHotkeys([{ keys: '/', label: keys('search'), group: 'everywhere', run: focus }]);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = text.trim();
          void navigate({
            to: '/d/$dealer/leads',
            params: { dealer },
            search: wanted === '' ? {} : { state: 'all', q: wanted },
          });
          input.current?.blur();
        }}
      >
        <TextInput
          ref={input}
          type="search"
          aria-label={t('search')}
          placeholder={phone ? t('search') : t('searchHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden />}
          {...(phone
            ? {}
            : {
                rightSection: <Kbd aria-hidden>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</Kbd>,
                rightSectionWidth: 64,
              })}
          enterKeyHint="search"
        />
      </form>
    </search>
  );
}
