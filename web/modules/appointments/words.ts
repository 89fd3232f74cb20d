import { useTranslations } from 'use-intl';
import type { Appointment } from '../../api/types.ts';

/** Names of kinds and states, and an appointment in a line. */
export function useAppointmentWords() {
  const t = useTranslations('appointments');
  const kind = (of: Appointment['kind']): string => t(`kinds.${of}`);
  return {
    kind,
    state: (state: Appointment['state']): string => t(`states.${state}`),
    /** "Test drive: Jörg Müller". */
    title: ({ kind: of, contact }: Pick<Appointment, 'kind' | 'contact'>): string =>
      [kind(of), contact?.name].filter((part) => part !== undefined).join(': '),
  };
}
