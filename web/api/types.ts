import type { Static } from 'typebox';
import type { OwnerCandidates as OwnerCandidatesShape } from '../../modules/cars/contract.ts';
import type {
  FirstRunToken,
  FirstRunView,
  HolidayList,
  NewDealership,
  SiblingList,
} from '../../modules/dealers/contract.ts';
import type {
  DistributionQuestion,
  PoolList,
  PoolView,
  RotationEntries,
  RotationEntry,
  RotationList,
  RotationView,
  WhatIfApplied as WhatIfAppliedShape,
  WhatIfProgress,
} from '../../modules/distribution/contract.ts';
import type {
  Consequences as ConsequencesShape,
  EscalationMeaning as EscalationMeaningShape,
  RecalculationView as RecalculationShape,
} from '../../modules/escalation/contract.ts';
import type {
  AssignmentExplanation,
  CreatedLeads,
  DueExplanation,
  LeadCounts,
  LeadDetail,
  LeadFilters,
  NewAnswer,
  NewCall,
  NewLead,
  NewNote,
  TodayView,
  UploadView,
} from '../../modules/leads/contract.ts';
import type {
  CaughtLetter,
  CaughtLetterList,
  CaughtLetterRow,
  InboxDetail,
  InboxList,
  InboxOutcome,
  InboxToLead,
} from '../../modules/mail/contract.ts';
import type {
  AccountView,
  ApiKeyList,
  ApiKeyRow,
  AppProposal,
  CreatedApiKey,
  Invitation,
  NewAbsence,
  NewRole,
  OwnHours,
  PasskeyAsked,
  PasskeyWanted,
  RecoveryCodes,
  RoleChange,
  RoleList,
  RoleRow,
  SessionDealer,
  SessionView,
  SignInWays,
  TokenView,
  UserChange,
  UserList,
  UserRow,
} from '../../modules/people/contract.ts';
import type {
  ReportSection as ReportSectionShape,
  Report as ReportShape,
  SliceLeads,
} from '../../modules/reports/contract.ts';
import type {
  ReasonCatalogue,
  ReasonChanges,
  SourceCatalogue,
  SourceChanges,
} from '../../modules/sources/contract.ts';
import type {
  NewVehicle,
  ReservationTypes as ReservationTypesShape,
} from '../../modules/vehicles/contract.ts';
import type {
  DeliveryList,
  DeliveryRow,
  NewWebhook,
  WebhookChange,
  WebhookList,
  WebhookRow,
  WebhookSecret,
} from '../../modules/webhooks/contract.ts';
import type { CalendarsView, ImportView, NewSubscription } from '../../modules/working-hours/contract.ts';

export type {
  AppointmentChange as AppointmentPatch,
  AppointmentDetail,
  AppointmentRow as Appointment,
  CalendarView as Calendar,
  NewAppointment as AppointmentRequest,
} from '../../modules/appointments/contract.ts';
export type {
  CarChange as CarPatch,
  CarDates,
  CarList,
  CarListQuery,
  CarRow,
  CarValues,
  CarView as Car,
  DateKind,
  NewCar as CarRequest,
} from '../../modules/cars/contract.ts';

export type { ContactList } from '../../modules/contacts/contract.ts';
export type {
  DistributionGroup,
  DistributionMode,
  DistributionSettings,
  EscalationSettings,
  ForwardingRule,
  ForwardingSettings,
  HoursSettings,
  HouseSettings,
  MailSettings,
  OpenLeads,
  ReportsSettings,
  TaskRule,
  TasksSettings,
} from '../../modules/dealers/contract.ts';
export type {
  CheckerPreview,
  CheckerProposal,
  CoverageView,
  Finding,
  FindingList,
} from '../../modules/distribution/checker/contract.ts';
export type {
  WhatIfList as WhatIfs,
  WhatIfOutcome,
  WhatIfView as WhatIf,
} from '../../modules/distribution/contract.ts';
export type {
  ChosenLeads,
  Colour,
  DueView,
  HistoryEntry,
  LeadBulk,
  LeadBulkDone,
  LeadBulkUndone,
  LeadCount,
  LeadList,
  LeadListQuery,
  LeadRow,
  LeadType,
  LetterView,
  Maturity,
} from '../../modules/leads/contract.ts';
export type {
  Density,
  LayoutChange,
  LeadColumn,
  LeadView,
  NewView,
  ViewChange,
  ViewList,
  Widget,
  Widgets,
} from '../../modules/leads/views/contract.ts';
export type { InboxRow } from '../../modules/mail/contract.ts';
export type {
  NoticeChoices,
  NoticeCounts,
  NoticeDevices,
  NoticeList,
  NoticeRow as Notice,
} from '../../modules/notices/contract.ts';
export type {
  NewTask as TaskRequest,
  TaskBulk,
  TaskChange as TaskPatch,
  TaskCounts,
  TaskDetail as Task,
  TaskDueChoice,
  TaskList,
  TaskListQuery,
  TaskOutcome,
  TaskRow,
  TaskRulePreviewed,
  TaskTypeList as TaskTypes,
  TaskTypeView as TaskType,
} from '../../modules/tasks/contract.ts';
export type {
  DocumentView,
  Fuel,
  ImportView,
  NewReservation as ReservationRequest,
  ReservationType,
  ReservationView,
  VehicleFilters,
  VehicleList,
  VehicleListQuery,
  VehicleRow,
  VehicleState,
  VehicleValues,
  VehicleView as Vehicle,
} from '../../modules/vehicles/contract.ts';
export type { Language, Problem } from '../../platform/http/shapes.ts';

/** The wire shapes the web reads and writes, from the server's own contracts. */
export type VehicleRequest = NewVehicle;
export type ReservationTypes = Static<typeof ReservationTypesShape>;
export type OwnerCandidates = Static<typeof OwnerCandidatesShape>;
export type Session = Static<typeof SessionView>;
export type WhatIfApplied = Static<typeof WhatIfAppliedShape>;
export type WhatIfProgressShape = Static<typeof WhatIfProgress>;
export type Consequences = Static<typeof ConsequencesShape>;
export type Recalculation = Static<typeof RecalculationShape>;
export type EscalationMeaning = Static<typeof EscalationMeaningShape>;
export type Dealer = Static<typeof SessionDealer>;
export type Account = Static<typeof AccountView>;
export type AppSecret = Static<typeof AppProposal>;
export type Ways = Static<typeof SignInWays>;
export type Codes = Static<typeof RecoveryCodes>;
export type PasskeyQuestion = Static<typeof PasskeyAsked>;
export type PasskeyWish = Static<typeof PasskeyWanted>;
export type Role = Static<typeof RoleRow>;
export type Roles = Static<typeof RoleList>;
export type RoleEdit = Static<typeof RoleChange>;
export type NewRoleRequest = Static<typeof NewRole>;
export type Token = Static<typeof TokenView>;
export type User = Static<typeof UserRow>;
export type Users = Static<typeof UserList>;
export type NewInvitation = Static<typeof Invitation>;
export type UserPatch = Static<typeof UserChange>;
export type OwnHoursRequest = Static<typeof OwnHours>;
export type AbsenceRequest = Static<typeof NewAbsence>;
export type ApiKey = Static<typeof ApiKeyRow>;
export type ApiKeys = Static<typeof ApiKeyList>;
export type FreshApiKey = Static<typeof CreatedApiKey>;
export type FirstRun = Static<typeof FirstRunView>;
export type FirstRunTokenBody = Static<typeof FirstRunToken>;
export type DealershipRequest = Static<typeof NewDealership>;
export type Webhooks = Static<typeof WebhookList>;
export type Webhook = Static<typeof WebhookRow>;
export type NewWebhookRequest = Static<typeof NewWebhook>;
export type WebhookPatch = Static<typeof WebhookChange>;
export type FreshWebhook = Static<typeof WebhookSecret>;
export type WebhookDeliveries = Static<typeof DeliveryList>;
export type WebhookDelivery = Static<typeof DeliveryRow>;
export type Siblings = Static<typeof SiblingList>;
export type Holidays = Static<typeof HolidayList>;
export type ImportedCalendar = ImportView;
export type RefusedLine = ImportView['refused'][number];
export type Calendars = CalendarsView;
export type SubscriptionRequest = Static<typeof NewSubscription>;
export type Counts = Static<typeof LeadCounts>;
export type Filters = Static<typeof LeadFilters>;
export type Today = Static<typeof TodayView>;
export type Lead = Static<typeof LeadDetail>;
export type WhyDue = Static<typeof DueExplanation>;
export type Rotations = Static<typeof RotationList>;
export type Rotation = Static<typeof RotationView>;
export type RotationLeads = Static<typeof RotationEntries>;
export type RotationLead = Static<typeof RotationEntry>;
export type Pools = Static<typeof PoolList>;
export type Pool = Static<typeof PoolView>;
export type WhoNextQuestion = Static<typeof DistributionQuestion>;
export type WhyAssigned = Static<typeof AssignmentExplanation>;
export type AnswerRequest = Static<typeof NewAnswer>;
export type NoteRequest = Static<typeof NewNote>;
export type CallRequest = Static<typeof NewCall>;
export type LeadRequest = Static<typeof NewLead>;
export type LeadsMade = Static<typeof CreatedLeads>;
export type Upload = Static<typeof UploadView>;
export type Inbox = Static<typeof InboxList>;
export type InboxMessage = Static<typeof InboxDetail>;
export type InboxLeadRequest = Static<typeof InboxToLead>;
export type InboxResult = Static<typeof InboxOutcome>;
export type CaughtList = Static<typeof CaughtLetterList>;
export type CaughtRow = Static<typeof CaughtLetterRow>;
export type Report = Static<typeof ReportShape>;
export type ReportSection = Static<typeof ReportSectionShape>;
export type LeadsBehind = Static<typeof SliceLeads>;
export type Caught = Static<typeof CaughtLetter>;

/** One settings area with the version a `PUT` must name. */
export type Settings<T> = {
  version: number;
  value: T;
  changedAt: string | null;
  changedBy: string | null;
  mayChange: boolean;
};

/** The versions of a settings area, newest first. */
export type SettingsVersions<T> = {
  delivered: T;
  names: Record<string, string>;
  rows: {
    version: number;
    value: T;
    changedAt: string;
    changedBy: string | null;
    openLeads: 'recalculate' | 'keep' | null;
    movedLeads: number | null;
  }[];
};

export type SourceRows = Static<typeof SourceCatalogue>;
export type ReasonRows = Static<typeof ReasonCatalogue>;
/** Of either catalogue: what both have is said, the rest is told field by field. */
export type CatalogueChanges = Static<typeof SourceChanges> | Static<typeof ReasonChanges>;
