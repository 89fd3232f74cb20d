import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { sessionKey } from '../../api/query-client.ts';
import { useDealer } from '../../api/session.ts';
import type {
  DistributionSettings,
  EscalationSettings,
  ForwardingSettings,
  HoursSettings,
  HouseSettings,
  MailSettings,
  OpenLeads,
  ReportsSettings,
  Settings,
  TasksSettings,
} from '../../api/types.ts';

export type SettingsValues = {
  hours: HoursSettings;
  escalation: EscalationSettings;
  distribution: DistributionSettings;
  forwarding: ForwardingSettings;
  mail: MailSettings;
  house: HouseSettings;
  reports: ReportsSettings;
  tasks: TasksSettings;
};
export type SettingsArea = keyof SettingsValues;

export function useSettings<Area extends SettingsArea>(area: Area) {
  const { path, keys } = useDealer();
  return useQuery({
    queryKey: [...keys.settings, area],
    queryFn: ({ signal }) => api.get<Settings<SettingsValues[Area]>>(path(`/settings/${area}`), { signal }),
  });
}

/** Saves against the version that was edited; somebody else's newer version is a 409 `settings.changedMeanwhile`. */
export function useSaveSettings<Area extends SettingsArea>(area: Area) {
  const { path, keys } = useDealer();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; value: SettingsValues[Area]; openLeads?: OpenLeads }) =>
      api.put<Settings<SettingsValues[Area]>>(path(`/settings/${area}`), body),
    onSuccess: (saved) => {
      client.setQueryData([...keys.settings, area], saved);
      void client.invalidateQueries({ queryKey: keys.settings });
      void client.invalidateQueries({ queryKey: sessionKey });
    },
  });
}
