import { epochToUtc, toUtc } from '../../mime/dates.ts';
import { meant, splitName } from '../../names.ts';
import type { Doc, Reader } from '../doc.ts';
import { emptyLead, noCustomer, outcomeOf } from '../lead.ts';
import { callOfSubject } from '../portals/calls.ts';
import type { ReadLead } from '../understood.ts';
import { asFields, asList, type Fields, pick } from './values.ts';

/** Call tracking webhooks in the manner of CallRail: a caller, a tracking number, answered or not. */
export const callWebhook: Reader = {
  name: 'call-webhook',
  matches: (doc) => isCall(asFields(doc.json)),
  read(doc) {
    const object = asFields(doc.json);
    if (!object) return null;
    const lead = leadOf(object);
    return { outcome: outcomeOf([lead]), leads: [lead] };
  },
};

const callers = [
  'caller_id',
  'customer_phone_number',
  'caller_number',
  'from_number',
  'callernum',
  'caller',
  'from',
];
const trackers = [
  'tracking_phone_number',
  'tracking_number',
  'trackingnum',
  'called_number',
  'to_number',
  'to',
];

function isCall(object: Fields | null): boolean {
  if (!object) return false;
  const marks = [
    'call_id',
    'tracking_phone_number',
    'tracking_number',
    'answered',
    'duration',
    'call_type',
    'CallSid',
    'business_phone_number',
  ];
  return marks.filter((mark) => mark in object).length >= 2 && pick(object, ...callers) !== null;
}

function leadOf(object: Fields): ReadLead {
  const number = pick(object, ...callers);
  const full = meant(pick(object, 'caller_name', 'customer_name', 'callername', 'name'));
  const first = pick(object, 'first_name');
  const last = pick(object, 'last_name');
  const joined = [first, last].filter((part) => part !== null).join(' ');
  const names = first || last ? { first, last } : splitName(full);
  const date = pick(object, 'start_time', 'called_at', 'datetime', 'created_at', 'timestamp');
  const id = pick(object, 'call_id', 'id', 'resource_id', 'CallSid');
  const tracking = pick(object, ...trackers);
  return {
    ...emptyLead,
    customer: {
      ...noCustomer,
      ...(full && !/\s/.test(full) && !first ? { first: null, last: null } : names),
      full: full ?? (joined === '' ? null : joined),
      phones: number ? [{ number }] : [],
    },
    comments: pick(object, 'note', 'notes', 'transcription', 'voicemail_transcription'),
    provider: { name: 'CallRail' },
    requestDate: date,
    requestDateUtc: toUtc(date) ?? epochToUtc(date),
    ids: id ? [{ source: 'callrail', value: id }] : [],
    extras: {
      leadType: answered(object) ? 'answered call' : 'missed call',
      ...(tracking ? { trackingNumber: tracking } : {}),
    },
  };
}

/** Booleans, "true", and numbers written as text; a voicemail is a missed call. */
function answered(object: Fields): boolean {
  if (object.voicemail === true || object.voicemail === 'true') return false;
  if (typeof object.answered === 'boolean') return object.answered;
  const given = pick(object, 'answered', 'call_status', 'status', 'lead_status');
  if (given !== null && /^(?:true|yes|1|answered|completed)$/i.test(given)) return true;
  if (given !== null && /^(?:false|no|0|missed|no-?answer|busy|failed|abandoned|voicemail)$/i.test(given))
    return false;
  return Number(pick(object, 'duration') ?? '0') > 0;
}

/** A list of reported calls as a tracker's mails announce them in their subjects. */
export const callSubjects: Reader = {
  name: 'call-subjects',
  matches: (doc) => subjects(doc).length > 0,
  read(doc) {
    const leads = subjects(doc)
      .map(callOfSubject)
      .filter((lead) => lead !== null);
    return leads.length === 0 ? null : { outcome: 'call-events', leads };
  },
};

function subjects(doc: Doc): string[] {
  return asList(doc.json)
    .map((one) => pick(asFields(one), 'subject'))
    .filter((subject) => subject !== null);
}
