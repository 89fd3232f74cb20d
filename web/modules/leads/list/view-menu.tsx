import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { usePhone } from '../../../ui/index.ts';
import type { LeadSearch } from '../search.ts';
import { sortOf } from './list-state.ts';
import { type OptionalColumn, optionalColumns, useHiddenColumns } from './use-columns.tsx';

const sorts = ['due', 'received', 'activity'] as const;

type Props = { asked: LeadSearch; ask: (next: LeadSearch) => void };

/** The order of the list, and its columns. */
export function ViewMenu({ asked, ask }: Props) {
  const t = useTranslations('leads');
  const phone = usePhone();
  const { hidden, setHidden } = useHiddenColumns();
  const sort = sortOf(asked);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={8} rightSection={<IconChevronDown size={16} aria-hidden />}>
          {phone ? t(`sortsShort.${sort}`) : t('view')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('sort')}</Menu.Label>
        <Menu.RadioGroup
          value={sort}
          onChange={(value) => {
            const next = sorts.find((each) => each === value);
            if (next !== undefined) ask({ ...asked, sort: next });
          }}
        >
          {sorts
            .filter((each) => each !== 'due' || asked.state !== 'closed')
            .map((each) => (
              <Menu.RadioItem key={each} value={each}>
                {t(`sorts.${each}`)}
              </Menu.RadioItem>
            ))}
        </Menu.RadioGroup>
        {!phone && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('shownColumns')}</Menu.Label>
            <Menu.CheckboxGroup
              value={optionalColumns.filter((column) => !hidden.includes(column))}
              onChange={(shown) =>
                setHidden(
                  optionalColumns.filter((column): column is OptionalColumn => !shown.includes(column)),
                )
              }
            >
              {optionalColumns.map((column) => (
                <Menu.CheckboxItem key={column} value={column}>
                  {t(`columns.${column}`)}
                </Menu.CheckboxItem>
              ))}
            </Menu.CheckboxGroup>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
