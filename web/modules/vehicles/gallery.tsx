import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCar, IconPhotoPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Vehicle } from '../../api/types.ts';
import { useToast } from '../../ui/index.ts';
import { useStockChanged } from './queries.ts';
import styles from './vehicles.module.css';
import { usePictureAddress } from './words.ts';

/** One picture large, all of them below; who edits the stock adds, moves and takes out, with undo. */
export function Gallery({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles.gallery');
  const address = usePictureAddress();
  const { pictures, vehicleId } = vehicle;
  const [chosen, setChosen] = useState<string | null>(null);
  const index = Math.max(
    0,
    pictures.findIndex(({ pictureId }) => pictureId === chosen),
  );
  const shown = pictures[index];
  const title = `${vehicle.values.make} ${vehicle.values.model}`;
  const step = (by: number) =>
    setChosen(pictures[(index + by + pictures.length) % pictures.length]?.pictureId ?? null);
  return (
    <section className={styles.gallery} aria-label={t('title')}>
      {shown === undefined ? (
        <div className={styles.noPicture}>
          <IconCar size={48} stroke={1.2} aria-hidden />
          <span>{t('none')}</span>
        </div>
      ) : (
        <div className={styles.stage}>
          <img
            src={address(vehicleId, shown.pictureId, 'whole')}
            width={shown.width}
            height={shown.height}
            alt={t('alt', { title, number: index + 1, count: pictures.length })}
          />
          {pictures.length > 1 && (
            <>
              <ActionIcon
                className={styles.previous ?? ''}
                variant="default"
                size={44}
                aria-label={t('previous')}
                onClick={() => step(-1)}
              >
                <IconArrowLeft size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                className={styles.next ?? ''}
                variant="default"
                size={44}
                aria-label={t('next')}
                onClick={() => step(1)}
              >
                <IconArrowRight size={20} aria-hidden />
              </ActionIcon>
            </>
          )}
        </div>
      )}
      {pictures.length > 1 && (
        <ul className={styles.strip}>
          {pictures.map(({ pictureId }, at) => (
            <li key={pictureId}>
              <button
                type="button"
                className={styles.stripButton}
                aria-label={t('show', { number: at + 1 })}
                aria-pressed={at === index}
                onClick={() => setChosen(pictureId)}
              >
                <img
                  src={address(vehicleId, pictureId, 'thumbnail')}
                  alt=""
                  width={80}
                  height={60}
                  loading="lazy"
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      {vehicle.may.edit && <Edit vehicle={vehicle} shown={shown?.pictureId} index={index} />}
    </section>
  );
}

function Edit({ vehicle, shown, index }: { vehicle: Vehicle; shown: string | undefined; index: number }) {
  const t = useTranslations('vehicles.gallery');
  const { path } = useDealer();
  const toast = useToast();
  const changed = useStockChanged();
  const input = useRef<HTMLInputElement>(null);
  const address = path(`/vehicles/${vehicle.vehicleId}/pictures`);
  const ids = vehicle.pictures.map(({ pictureId }) => pictureId);
  const arrange = useMutation({
    mutationFn: (pictureIds: readonly string[]) => api.put(address, { pictureIds }),
    onError: toast.problem,
    onSettled: () => changed(),
  });
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
    <div className={styles.galleryTools}>
      <Button
        variant="default"
        loading={add.isPending}
        leftSection={<IconPhotoPlus size={18} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t('add')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('add')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) add.mutate(files);
        }}
      />
      {shown !== undefined && index > 0 && (
        <Button variant="subtle" onClick={() => arrange.mutate([shown, ...ids.filter((id) => id !== shown)])}>
          {t('first')}
        </Button>
      )}
      {shown !== undefined && (
        <Button
          variant="subtle"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => {
            arrange.mutate(ids.filter((id) => id !== shown));
            toast.done(t('taken'), () => arrange.mutate(ids));
          }}
        >
          {t('remove')}
        </Button>
      )}
    </div>
  );
}
