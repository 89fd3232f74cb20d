import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconBuilding, IconPlus, IconSearch, IconUser } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ContactRow } from '../../../modules/contacts/contract.ts';
import { useDealer } from '../../api/session.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  FullPage,
  PageHeader,
  RelativeTime,
  useHotkeys,
  usePhone,
} from '../../ui/index.ts';
import list from '../leads/list/list.module.css';
import styles from './contacts.module.css';
import { useContactCounts, useContactRows } from './queries.ts';
import { type ContactSearch, contactSearchOf, countFilters, withFilter } from './search.ts';

const ContactDialog = lazy(async () => ({ default: (await import('./contact-dialog.tsx')).ContactDialog }));
const WAIT_MS = 150;
const COUNTED_TO = 10_000;

type Ask = (next: ContactSearch) => void;

/** All contacts by name, under a search that finds while one types, and filters that stand in the address. */
export function ContactsPage() {
  const t = useTranslations('contacts');
  const merge = useTranslations('merge');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const asked = contactSearchOf(useSearch({ strict: false }));
  const ask: Ask = (search) =>
    void navigate({ to: '/d/$dealer/contacts', params: { dealer: dealer.key }, search, replace: true });
  const [making, setMaking] = useState(false);
  const { data: counts } = useContactCounts();
  useHotkeys([{ keys: 'n', label: t('new'), group: 'list', run: () => setMaking(true) }]);
  return (
    <FullPage>
      <PageHeader
        title={t('title')}
        note={
          counts === undefined
            ? undefined
            : t(counts.all >= COUNTED_TO ? 'countMany' : 'count', { count: counts.all })
        }
      >
        {dealer.may.mergeContacts && (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/d/$dealer/contacts/duplicates" params={{ dealer: dealer.key }} {...props} />
            )}
          >
            {merge('link')}
          </Button>
        )}
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
          {t('new')}
        </Button>
      </PageHeader>
      <div className={list.filters}>
        <SearchField asked={asked} ask={ask} />
        <Filters asked={asked} ask={ask} />
      </div>
      <Rows asked={asked} ask={ask} onNew={() => setMaking(true)} />
      {making && (
        <Suspense>
          <ContactDialog onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </FullPage>
  );
}

function SearchField({ asked, ask }: { asked: ContactSearch; ask: Ask }) {
  const t = useTranslations('contacts');
  const [text, setText] = useState(asked.q ?? '');
  const typed = useRef(text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const q = asked.q ?? '';
    if (q !== typed.current.trim()) {
      typed.current = q;
      setText(q);
    }
  }, [asked.q]);
  const search = useDebouncedCallback((q: string) => ask(withFilter(asked, 'q', q.trim())), WAIT_MS);
  const change = (wanted: string) => {
    typed.current = wanted;
    setText(wanted);
    search(wanted);
  };
  useHotkeys([{ keys: '/', label: t('search'), group: 'everywhere', run: () => input.current?.focus() }]);
  return (
    <search className={styles.search}>
      <TextInput
        ref={input}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={text}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (text === '') input.current?.blur();
          else change('');
        }}
      />
    </search>
  );
}

function Filters({ asked, ask }: { asked: ContactSearch; ask: Ask }) {
  const t = useTranslations('contacts');
  const actions = useTranslations('common.actions');
  const chip = (name: Parameters<typeof withFilter>[1], value: string, label: string) => {
    const active = asked[name] === value;
    return (
      <UnstyledButton
        key={`${name}${value}`}
        className={list.chip ?? ''}
        data-active={active}
        aria-pressed={active}
        onClick={() => ask(withFilter(asked, name, active ? undefined : value))}
      >
        {label}
      </UnstyledButton>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and its box
    <div className={`${list.chips} ${styles.chips}`} role="group" aria-label={t('filters')}>
      {chip('kind', 'person', t('persons'))}
      {chip('kind', 'company', t('companies'))}
      {(['de', 'nl', 'en'] as const).map((language) =>
        chip('language', language, t(`languages.${language}`)),
      )}
      {chip('openLeads', 'true', t('withOpenLeads'))}
      {chip('permission', 'email:commercial:given', t('mayMail'))}
      {chip('permission', 'phone:commercial:given', t('mayCall'))}
      {chip('sort', 'newest', t('newestFirst'))}
      {countFilters(asked) > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => ask(asked.q === undefined ? {} : { q: asked.q })}
        >
          {actions('clearFilters')}
        </Button>
      )}
    </div>
  );
}

function Rows({ asked, ask, onNew }: { asked: ContactSearch; ask: Ask; onNew: () => void }) {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const rows = useContactRows(asked);
  const phone = usePhone();
  const columns = useColumns(phone);
  if (rows.data === undefined && rows.error !== null) {
    return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  }
  const page = rows.data?.pages[0];
  const searching = asked.q !== undefined || countFilters(asked) > 0;
  return (
    <>
      {page?.near === true && rows.rows.length > 0 && (
        <p className={styles.near} role="status">
          {t('near', { q: asked.q ?? '' })}
        </p>
      )}
      <DataTable
        key={JSON.stringify(asked)}
        label={t('title')}
        columns={columns}
        rows={rows.rows}
        keyOf={(row) => row.contactId}
        onOpen={(row) =>
          void navigate({
            to: '/d/$dealer/contacts/$contactId',
            params: { dealer: dealer.key, contactId: row.contactId },
          })
        }
        phoneRow={(row) => <PhoneRow row={row} />}
        loading={rows.isPending || rows.isPlaceholderData || rows.isFetchingNextPage}
        onEnd={() => {
          if (rows.hasNextPage && !rows.isFetchingNextPage) void rows.fetchNextPage();
        }}
        empty={
          <EmptyState
            title={t(searching ? 'nobody' : 'empty')}
            text={t(searching ? 'nobodyText' : 'emptyText')}
          >
            <Button onClick={onNew}>{t('new')}</Button>
            {searching && (
              <Button variant="default" onClick={() => ask({})}>
                {t('showAll')}
              </Button>
            )}
          </EmptyState>
        }
        foot={t(page?.more === true || rows.hasNextPage ? 'footMore' : 'foot', { count: rows.rows.length })}
      />
    </>
  );
}

function useColumns(phone: boolean): readonly Column<ContactRow>[] {
  const t = useTranslations('contacts');
  const columns: readonly Column<ContactRow>[] = [
    { id: 'name', header: t('columns.name'), width: '26%', cell: (row) => <Name row={row} /> },
    { id: 'company', header: t('columns.company'), cell: (row) => <Soft text={row.company} /> },
    { id: 'city', header: t('columns.city'), width: '150px', cell: (row) => <Soft text={row.city} /> },
    { id: 'phone', header: t('columns.phone'), width: '168px', cell: (row) => <Soft text={row.phone} /> },
    { id: 'email', header: t('columns.email'), width: '22%', cell: (row) => <Soft text={row.email} /> },
    {
      id: 'leads',
      header: t('columns.openLeads'),
      width: '108px',
      align: 'end',
      cell: (row) => (row.openLeads === 0 ? <span className={list.soft}>–</span> : row.openLeads),
    },
    {
      id: 'since',
      header: t('columns.since'),
      width: '110px',
      align: 'end',
      cell: (row) => <RelativeTime at={row.createdAt} className={list.soft} />,
    },
  ];
  return phone ? columns.slice(0, 4) : columns;
}

function Soft({ text }: { text: string | null }) {
  return (
    <span className={list.soft} title={text ?? undefined}>
      {text ?? '–'}
    </span>
  );
}

function Name({ row }: { row: ContactRow }) {
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/contacts/$contactId"
      params={{ dealer: dealer.key, contactId: row.contactId }}
      className={styles.name}
      title={row.sortName}
    >
      <KindIcon kind={row.kind} />
      <span className={styles.cut}>{row.sortName}</span>
    </Link>
  );
}

export function KindIcon({ kind }: { kind: ContactRow['kind'] }) {
  const t = useTranslations('contacts');
  return kind === 'company' ? (
    <IconBuilding size={16} aria-label={t('company')} className={styles.kind} />
  ) : (
    <IconUser size={16} aria-label={t('person')} className={styles.kind} />
  );
}

/** Who, then where and how to reach them. The whole card is the link. */
function PhoneRow({ row }: { row: ContactRow }) {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/contacts/$contactId"
      params={{ dealer: dealer.key, contactId: row.contactId }}
      className={styles.card}
    >
      <span className={styles.cardLine}>
        <KindIcon kind={row.kind} />
        <strong className={styles.cut}>{row.name}</strong>
        {row.openLeads > 0 && (
          <span className={list.soft}>{t('openLeadsShort', { count: row.openLeads })}</span>
        )}
      </span>
      <span className={`${styles.cut} ${list.soft}`}>
        {[row.company, row.city, row.phone ?? row.email].filter(Boolean).join(' · ') || '–'}
      </span>
    </Link>
  );
}
