import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { withMessages } from '../../../i18n/provider.tsx';
import { usePhone } from '../../../ui/index.ts';
import type { LeadSearch } from '../search.ts';
import { sortOf } from './list-state.ts';
import type { Shown } from './views/use-shown.ts';

const ColumnsDialog = lazy(() => withMessages(() => import('./views/columns-dialog.tsx')));
const ExportDialog = lazy(() => withMessages(() => import('./views/export-dialog.tsx')));
const sorts = ['due', 'received', 'activity'] as const;

type Props = { asked: LeadSearch; ask: (next: LeadSearch) => void; shown: Shown };

/** The order of the list, its columns, and the list as a file. */
export function ViewMenu({ asked, ask, shown }: Props) {
  const t = useTranslations('leads');
  const phone = usePhone();
  const { dealer } = useDealer();
  const [opened, setOpened] = useState<'columns' | 'export' | null>(null);
  const sort = sortOf(asked);
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px={8}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
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
          {(!phone || dealer.may.exportLeads) && <Menu.Divider />}
          {!phone && <Menu.Item onClick={() => setOpened('columns')}>{t('shownColumns')}</Menu.Item>}
          {dealer.may.exportLeads && <Menu.Item onClick={() => setOpened('export')}>{t('export')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {opened === 'columns' && <ColumnsDialog shown={shown} onClose={() => setOpened(null)} />}
        {opened === 'export' && (
          <ExportDialog asked={asked} columns={shown.columns} onClose={() => setOpened(null)} />
        )}
      </Suspense>
    </>
  );
}
