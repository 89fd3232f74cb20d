import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useDealer } from '../../../api/session.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { useToast } from '../../../ui/index.ts';
import { useAppointmentsChanged } from '../queries.ts';
import type { Item } from './items.ts';

/** Moves an appointment or a task to another beginning, with a note that takes it back. */
export function useMove() {
  const t = useTranslations('appointments.calendar');
  const { path } = useDealer();
  const toast = useToast();
  const time = useTime();
  const now = useNow();
  const changed = useAppointmentsChanged();
  const move = useMutation({
    mutationFn: ({ item, from }: { item: Item; from: number }): Promise<unknown> => {
      const startsAt = new Date(from).toISOString();
      if (item.of === 'task')
        return api.put(path(`/tasks/${item.task.taskId}/due`), { due: { at: startsAt } });
      const endsAt = new Date(from + item.until - item.from).toISOString();
      return api.patch(path(`/appointments/${item.appointment.appointmentId}`), { startsAt, endsAt });
    },
    onError: toast.problem,
    onSettled: (_, __, { item }) => changed(item.of === 'appointment' ? item.appointment.leadId : null),
  });
  return {
    pending: move.isPending ? move.variables : null,
    move: (item: Item, from: number) => {
      if (from === item.from) return;
      move.mutate(
        { item, from },
        {
          onSuccess: () =>
            toast.done(t('moved', { moment: time.absolute(from, now) }), () =>
              move.mutate({ item, from: item.from }),
            ),
        },
      );
    },
  };
}
