import type { Announce, FactName, Facts } from '../kernel/facts.ts';
import { handOverAppointmentsOf } from '../modules/appointments/index.ts';
import { compareSoon } from '../modules/contacts/index.ts';
import {
  assignArrivedLead,
  checkSoon,
  forwardEnquiry,
  giveBackShare,
  keepPools,
  recordHandOver,
  recordTakenBack,
  takeEnquiryWhereVehicleStands,
  takeShareAgain,
} from '../modules/distribution/index.ts';
import {
  clearDue,
  recalculateOpenLeads,
  resumeClock,
  setChosenDue,
  setFollowUp,
  startAfterReopening,
  startClockOfNewLead,
  startResponseClock,
} from '../modules/escalation/index.ts';
import {
  handOverAllOf,
  handOverWhileAway,
  noteCustomerReply,
  noteDeliveryFailure,
  noteFirstMessages,
  renameCustomer,
  replyAutomatically,
} from '../modules/leads/index.ts';
import { lookAgain } from '../modules/notices/index.ts';
import { noteAnswer, noteLead, noteThreads } from '../modules/reports/index.ts';
import { handOverTasksOf, handOverTasksWhileAway, recomputeTasks } from '../modules/tasks/index.ts';
import { announceLive } from '../platform/http/index.ts';
import type { DealerTx } from '../platform/sql/index.ts';
import { giveBack, giveOver } from './reactions/merges.ts';
import {
  tellOfAssignment,
  tellOfErrors,
  tellOfEvents,
  tellOfHandOver,
  tellOfTakenBack,
  withdrawAnswered,
  withdrawClosed,
  withdrawFollowUp,
  withdrawMoved,
  withdrawRecalculated,
} from './reactions/notices.ts';
import { giveOn } from './reactions/stranded.ts';
import {
  webhookAnswered,
  webhookAssigned,
  webhookClosed,
  webhookContactChanged,
  webhookCustomerWrote,
  webhookEscalated,
  webhookLeadCreated,
  webhookReopened,
  webhookTakenBack,
} from './reactions/webhooks.ts';

type Reaction<K extends FactName> = (tx: DealerTx, fact: Facts[K]) => Promise<unknown>;

/**
 * The whole story of the product on one screen: what happens when something has happened. Reactions run one after the
 * other, inside the transaction of the fact. A fact without a line here does not compile.
 */
export const reactions: { readonly [K in FactName]: readonly Reaction<K>[] } = {
  // mail
  'mail.enquiryRead': [takeEnquiryWhereVehicleStands],
  'mail.customerReplied': [noteCustomerReply],
  'mail.answersSent': [noteFirstMessages, noteThreads],
  'mail.deliveryFailed': [noteDeliveryFailure],

  // leads
  // the clock first: it needs no assignee, and the rotation is locked for as short as can be; replies and notices of all
  // leads of a transaction are made at its end
  'leads.arrived': [
    startClockOfNewLead,
    assignArrivedLead,
    replyAutomatically,
    forwardEnquiry,
    webhookLeadCreated,
  ],
  'leads.customerWrote': [startResponseClock, withdrawFollowUp, webhookCustomerWrote],
  'leads.answered': [setFollowUp, withdrawAnswered, noteAnswer, webhookAnswered],
  'leads.dueMoved': [setChosenDue, withdrawMoved],
  'leads.handedOver': [recordHandOver, tellOfHandOver, webhookAssigned],
  'leads.closed': [clearDue, withdrawClosed, giveBackShare, webhookClosed],
  'leads.reopened': [startAfterReopening, takeShareAgain, webhookReopened],
  'leads.takenBack': [
    recordTakenBack,
    tellOfTakenBack,
    resumeClock,
    async (tx, fact) => fact.deed === 'close' && takeShareAgain(tx, fact),
    webhookTakenBack,
  ],

  // contacts
  'contacts.changed': [
    async (tx) => compareSoon(tx),
    renameCustomer,
    async (tx, { contactId }) => announceLive(tx, 'contact', contactId),
    webhookContactChanged,
  ],

  'contacts.merged': [giveOver],
  'contacts.unmerged': [giveBack],

  // what the clock and the distribution say
  'escalation.happened': [tellOfEvents, webhookEscalated],
  'escalation.leadStranded': [giveOn],
  'escalation.recalculated': [
    withdrawRecalculated,
    // the list once, at the end
    async (tx, { over }) => over && announceLive(tx, 'lead'),
    async (tx, { over }) => over && announceLive(tx, 'settings'),
  ],
  'distribution.assigned': [tellOfAssignment, webhookAssigned],
  'distribution.errorsFound': [tellOfErrors],

  'leads.changed': [noteLead, async (tx, { leadId }) => announceLive(tx, 'lead', leadId)],

  // tasks and appointments
  'appointments.changed': [
    async (tx, { appointmentId }) => announceLive(tx, 'appointment', appointmentId ?? undefined),
  ],
  'tasks.changed': [async (tx, { taskId }) => announceLive(tx, 'task', taskId ?? undefined)],

  'cars.ownerChanged': [async (tx) => announceLive(tx, 'stock')],

  // people and dealers
  'people.deactivated': [handOverAllOf, handOverTasksOf, handOverAppointmentsOf],
  'people.absenceBegan': [handOverWhileAway, handOverTasksWhileAway, async (tx) => announceLive(tx, 'users')],
  'people.changed': [checkSoon, async (tx) => announceLive(tx, 'users')],
  'dealers.settingsChanged': [
    checkSoon,
    keepPools,
    recalculateOpenLeads,
    recomputeTasks,
    async (tx) => announceLive(tx, 'settings'),
    // the window of mails and the quiet hours may have moved
    async (tx, { area }) => (area === 'hours' || area === 'calendars') && lookAgain(tx),
  ],
};

/** Hands each fact of a transaction to its reactions. */
export function react(tx: DealerTx): Announce {
  return async (name, fact) => {
    for (const reaction of reactions[name]) await reaction(tx, fact);
  };
}

/** The same, and somebody else hears each fact too. */
export function reactAloud(
  hear: <K extends FactName>(name: K, fact: Facts[K]) => void,
): (tx: DealerTx) => Announce {
  return (tx) => {
    const announce = react(tx);
    return async (name, fact) => {
      await announce(name, fact);
      hear(name, fact);
    };
  };
}
