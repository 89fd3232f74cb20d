import type {
  CalendarsSettings,
  DistributionSettings,
  EscalationSettings,
  ForwardingSettings,
  HoursSettings,
  HouseSettings,
  MailSettings,
  ReportsSettings,
  TasksSettings,
} from '../contract.ts';

/** The areas of a dealer's settings and what each holds. */
export interface SettingsByArea {
  hours: HoursSettings;
  calendars: CalendarsSettings;
  escalation: EscalationSettings;
  distribution: DistributionSettings;
  forwarding: ForwardingSettings;
  mail: MailSettings;
  house: HouseSettings;
  tasks: TasksSettings;
  reports: ReportsSettings;
}
export type Area = keyof SettingsByArea;
export const AREAS = [
  'hours',
  'calendars',
  'escalation',
  'distribution',
  'forwarding',
  'mail',
  'house',
  'tasks',
  'reports',
] as const satisfies readonly Area[];

/** What holds while a dealer has saved nothing: version 0. */
export function defaultSettings<A extends Area>(
  area: A,
  dealer: { readonly country: string; readonly region: string | null },
): SettingsByArea[A] {
  const defaults: { [area in Area]: () => SettingsByArea[area] } = {
    hours: () => {
      const day = (): HoursSettings['weekly']['mon'] => [['09:00', '18:00']];
      return {
        weekly: {
          mon: day(),
          tue: day(),
          wed: day(),
          thu: day(),
          fri: day(),
          sat: [['09:00', '13:00']],
          sun: [],
        },
        holidays: { country: dealer.country, region: dealer.region },
        ownDaysOff: [],
        specialOpenings: [],
      };
    },
    calendars: () => ({ calendars: [] }),
    escalation: () => ({
      responseMinutes: 120,
      reminderMinutes: 30,
      stage2Minutes: 240,
      followUpStage2Minutes: 720,
      followUpsRespectWorkingHours: true,
      followUpDays: 2,
      attemptedCallCounts: false,
      afterStage2: 'nothing',
      bySource: {},
      byLeadType: {},
    }),
    distribution: () => ({
      mode: 'rotation',
      poolUserId: null,
      poolWeight: 1,
      pool: { oldestOnly: false, notify: true, handOverMinutes: null },
      weights: {},
      groups: [],
      useVehicleLocation: false,
      fallbackUserId: null,
      administratorUserId: null,
      deputiesReceive: true,
      giveBackInvalid: false,
      distributeExistingContacts: false,
      vehiclePersonFirst: false,
    }),
    forwarding: () => ({ rules: [], useVehicleLocation: false }),
    mail: () => ({
      sendEmails: true,
      automaticReply: true,
      fromName: null,
      footer: '',
      unassignedNoticeTo: null,
    }),
    house: () => ({
      street: null,
      postcode: null,
      city: null,
      phone: null,
      email: null,
      website: null,
      smallPrint: null,
    }),
    reports: () => ({ worksCouncil: false }),
    tasks: () => ({ stage2Minutes: null, rules: [], appointmentReminderHours: 24 }),
  };
  return defaults[area]();
}
