import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import type { Appointment, AppointmentDetail, Calendar } from '../../api/types.ts';
import { noteServerNow } from '../../time/clock.ts';

async function timed<T extends { now: string }>(loading: Promise<T>): Promise<T> {
  const answer = await loading;
  noteServerNow(answer.now);
  return answer;
}

export type CalendarAsked = { from: string; until: string; people?: string };

/** What is planned in some days; while others load, the last ones stay. */
export function useCalendar(asked: CalendarAsked) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.appointments, 'calendar', asked],
    queryFn: ({ signal }) => timed(api.get<Calendar>(path('/calendar'), { query: asked, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useAppointment(appointmentId: string) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.appointments, 'one', appointmentId],
    queryFn: ({ signal }) =>
      timed(
        api.get<AppointmentDetail>(path(`/appointments/${encodeURIComponent(appointmentId)}`), { signal }),
      ),
  });
}

export function useAppointmentsOf(of: { lead?: string; contact?: string }) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.appointments, 'of', of],
    queryFn: ({ signal }) =>
      timed(api.get<{ rows: Appointment[]; now: string }>(path('/appointments'), { query: of, signal })),
  });
}

/** Everything that shows appointments, and the lead they belong to, is fetched again. */
export function useAppointmentsChanged(): (leadId?: string | null) => void {
  const { keys } = useDealer();
  const client = useQueryClient();
  return (leadId) => {
    const of = [
      keys.appointments,
      keys.tasks,
      ...(leadId ? [keys.lead(leadId), keys.leads, keys.today] : []),
    ];
    for (const queryKey of of) void client.invalidateQueries({ queryKey });
  };
}
