import { ActionIcon, Button } from '@mantine/core';
import { IconFile, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { DocumentView, Vehicle } from '../../api/types.ts';
import { RelativeTime, useToast } from '../../ui/index.ts';
import { Section } from '../leads/detail/facts/section.tsx';
import { sizeText } from '../leads/detail/letter-card.tsx';
import { useStockChanged } from './queries.ts';
import styles from './vehicles.module.css';

/** Papers of the vehicle; deleting one can be undone. */
export function Documents({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles.documents');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useStockChanged();
  const input = useRef<HTMLInputElement>(null);
  const address = path(`/vehicles/${vehicle.vehicleId}/documents`);
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const form = new FormData();
        form.append('file', file, file.name);
        await api.post(address, form);
      }
    },
    onError: toast.problem,
    onSettled: () => changed(),
  });
  return (
    <Section
      title={t('title')}
      side={
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={add.isPending}
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t('add')}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t('add')}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              if (files.length > 0) add.mutate(files);
            }}
          />
        </>
      }
    >
      {vehicle.documents.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      <ul className={styles.plain}>
        {vehicle.documents.map((document) => (
          <li key={document.documentId} className={styles.document}>
            <Line document={document} address={address} mayDelete={vehicle.may.edit} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Line({
  document,
  address,
  mayDelete,
}: {
  document: DocumentView;
  address: string;
  mayDelete: boolean;
}) {
  const t = useTranslations('vehicles.documents');
  const format = useFormatter();
  const toast = useToast();
  const changed = useStockChanged();
  const own = `${address}/${document.documentId}`;
  const restore = useMutation({
    mutationFn: () => api.post(`${own}/restoring`),
    onError: toast.problem,
    onSettled: () => changed(),
  });
  const remove = useMutation({
    mutationFn: () => api.delete(own),
    onSuccess: () => toast.done(t('deleted', { name: document.name }), () => restore.mutate()),
    onError: toast.problem,
    onSettled: () => changed(),
  });
  return (
    <>
      <IconFile size={18} aria-hidden />
      <span className={styles.documentText}>
        <a href={own} download={document.name} className={styles.link}>
          {document.name}
        </a>
        <span className={styles.soft}>
          {sizeText(document.size, format.number)}
          {document.addedBy !== null && ` · ${document.addedBy}`} ·{' '}
          <RelativeTime at={document.addedAt} detailed />
        </span>
      </span>
      {mayDelete && (
        <ActionIcon
          size={44}
          variant="subtle"
          color="gray"
          loading={remove.isPending}
          aria-label={t('delete', { name: document.name })}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}
