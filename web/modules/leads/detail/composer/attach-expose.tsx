import { UnstyledButton } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { Language, Upload } from '../../../../api/types.ts';
import styles from './composer.module.css';

type Props = {
  vehicleId: string;
  /** The customer's. */
  language: Language;
  onMade: (upload: Upload) => void;
  onProblem: (error: unknown) => void;
};

/** Makes the vehicle's exposé as it is now and takes it along with the letter. */
export function AttachExpose({ vehicleId, language, onMade, onProblem }: Props) {
  const t = useTranslations('lead.composer');
  const { path } = useDealer();
  const make = useMutation({
    mutationFn: () => api.post<Upload>(path(`/vehicles/${vehicleId}/expose`), { language }),
    onSuccess: onMade,
    onError: onProblem,
  });
  return (
    <UnstyledButton
      className={styles.attach ?? ''}
      disabled={make.isPending}
      aria-busy={make.isPending}
      onClick={() => make.mutate()}
    >
      <IconFileTypePdf size={18} aria-hidden />
      <span>{t('attachExpose')}</span>
    </UnstyledButton>
  );
}
