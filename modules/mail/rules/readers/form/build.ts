import { epochToUtc, toUtc } from '../../mime/dates.ts';
import { filled } from '../../names.ts';
import { emptyLead } from '../lead.ts';
import type { Found, LeadExtras, ReadLead } from '../understood.ts';
import { customerOf } from './customer.ts';
import type { Field } from './labels.ts';
import { type Entry, isText } from './lines.ts';
import { isVehicleField, vehicleOf, vehicleOfSubject } from './vehicle.ts';

export interface FormContext {
  /** What says what the form is for: its heading and the mail's subject. */
  readonly about: string;
  /** Split names and titles where the form did not (mails); payloads of programs are kept as given. */
  readonly split: boolean;
}

const ownCar =
  /\b(?:inzahlungnahme|inzahlung geben|ankauf\w*|(?:auto|fahrzeug|wagen|pkw) verkaufen|fahrzeugbewertung|inruil\w*|auto verkopen|uw auto verkopen|taxatie\w*|trade[- ]?in (?:request|form|appraisal|value)|sell (?:my|your|us your) (?:car|vehicle)|vendre (?:ma|votre) voiture|reprise de v[ée]hicule)\b/i;

const germanSelling = /ankauf|verkaufen|bewertung/i;

/** A lead from labelled answers, wherever they came from. Ids, provider and relay are the caller's. */
export function buildLead(entries: readonly Entry[], context: FormContext): ReadLead {
  const get = (field: Field): string | null => {
    for (const entry of entries) {
      const value = entry.field === field ? filled(entry.value) : null;
      if (value !== null) return value;
    }
    return null;
  };
  const kind = get('kind');
  const selling = ownCar.test(`${context.about}\n${kind ?? ''}`);
  const { wanted, own } = sortVehicles(entries, selling, context);
  const comments = commentsOf(entries);
  const date = get('date');
  const timeframe = get('timeframe');
  const preferredContact = get('preferredContact');
  const leadType = kind ?? (selling && own && germanSelling.test(context.about) ? 'Ankauf' : null);
  const extras: LeadExtras = {
    ...(timeframe ? { timeframe } : {}),
    ...(preferredContact ? { preferredContact } : {}),
    ...(leadType ? { leadType } : {}),
  };
  return {
    ...emptyLead,
    customer: customerOf(entries, { splitNames: context.split }),
    vehicleOfInterest: wanted,
    tradeIn: own,
    comments,
    requestDate: date,
    requestDateUtc: toUtc(date) ?? epochToUtc(date),
    extras,
    found: places(entries),
  };
}

function sortVehicles(entries: readonly Entry[], selling: boolean, context: FormContext): Pick2 {
  const options = { splitTitles: context.split };
  const about = entries.filter((entry) => isVehicleField(entry.field));
  const ownAnswers = about.filter((entry) => entry.own || entry.field === 'priceWish');
  const others = about.filter((entry) => !entry.own);
  if (
    selling &&
    ownAnswers.every((entry) => !entry.own) &&
    !others.some((entry) => entry.section === 'vehicle')
  ) {
    return { wanted: null, own: vehicleOf(others, options) };
  }
  const subject = entries.find((entry) => entry.field === 'subject')?.value ?? null;
  const wanted = vehicleOf(others, options);
  const titled = wanted?.make || wanted?.model ? null : vehicleOfSubject(subject);
  return {
    wanted: titled
      ? {
          ...titled,
          ...wanted,
          year: wanted?.year ?? titled.year,
          make: titled.make,
          model: titled.model,
        }
      : wanted,
    own: vehicleOf(
      ownAnswers.filter((entry) => entry.own),
      options,
    ),
  };
}

type Pick2 = { wanted: ReadLead['vehicleOfInterest']; own: ReadLead['tradeIn'] };

/** The customer's own words; every text of the form once. */
function commentsOf(entries: readonly Entry[]): string | null {
  const texts = entries.filter((entry) => isText(entry.field)).map((entry) => filled(entry.value));
  const unique = [...new Set(texts.filter((text) => text !== null))];
  return unique.length === 0 ? null : unique.join('\n');
}

const paths: Partial<Record<Field, string>> = {
  name: 'customer.full',
  first: 'customer.first',
  last: 'customer.last',
  person: 'customer.full',
  email: 'customer.emails',
  phone: 'customer.phones',
  street: 'customer.address',
  city: 'customer.address',
  postalCode: 'customer.address',
  cityLine: 'customer.address',
  message: 'comments',
  remark: 'comments',
  date: 'requestDate',
};

function places(entries: readonly Entry[]): Record<string, Found> {
  const found: Record<string, Found> = {};
  for (const { field, label, value, own } of entries) {
    if (field === null || filled(value) === null) continue;
    const path =
      paths[field] ?? (isVehicleField(field) ? `${own ? 'tradeIn' : 'vehicleOfInterest'}.${field}` : null);
    if (path !== null)
      found[path] ??= { confidence: field === 'remark' ? 0.8 : 0.9, place: `label:${label}` };
  }
  return found;
}
