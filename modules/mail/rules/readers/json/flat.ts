import { filled } from '../../names.ts';
import type { Doc, Reader } from '../doc.ts';
import { buildLead } from '../form/build.ts';
import { type Field, fieldOf, ownFieldOf } from '../form/labels.ts';
import type { Entry } from '../form/lines.ts';
import { outcomeOf } from '../lead.ts';
import type { LeadId, ReadLead } from '../understood.ts';
import { asFields, asList, asText, type Fields } from './values.ts';

/**
 * A form's payload as JSON or url-encoded pairs, with keys in German, Dutch, English or French, flat or with
 * the usual nesting (`customer`, `vehicle`, `custom_fields`). A list gives a lead per element.
 */
export const payload: Reader = {
  name: 'payload',
  matches: (doc) => doc.kind === 'json' || doc.kind === 'form',
  read(doc) {
    const objects = doc.kind === 'form' ? [fromPairs(doc)] : leadsIn(doc.json);
    const leads = objects.map(readObject).filter((lead) => lead !== null);
    return leads.length === 0 ? null : { outcome: outcomeOf(leads), leads };
  },
};

function fromPairs(doc: Doc): Fields {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of doc.pairs) {
    // form_fields[email], lead[name]
    const name = pairName(key);
    if (name !== null && name !== '__proto__' && fields[name] === undefined) fields[name] = value;
  }
  return fields;
}

/** The last bracket names the field; form builders that send a record per field put its name one before. */
function pairName(key: string): string | null {
  const brackets = [...key.matchAll(/\[([^\]]{1,80})\]/g)].map((match) => match[1] ?? '');
  const last = brackets.at(-1);
  if (last === undefined) return key;
  if (brackets.length < 2) return last;
  if (/^(?:raw_value|id|type|title|required|label)$/i.test(last)) return null;
  return last === 'value' ? (brackets.at(-2) ?? null) : last;
}

const wrappers = [
  'leads',
  'lead',
  'data',
  'payload',
  'body',
  'submission',
  'form_data',
  'formData',
  'fields',
  'records',
  'entries',
];

function leadsIn(json: unknown): Fields[] {
  if (Array.isArray(json))
    return json
      .slice(0, 100)
      .map(asFields)
      .filter((one) => one !== null);
  const object = asFields(json);
  if (!object) return [];
  for (const key of wrappers) {
    const inner = object[key];
    if (Array.isArray(inner) && inner.some((one) => asFields(one))) {
      const pairs = labelledPairs(inner);
      return pairs
        ? [{ ...object, [key]: undefined, ...pairs }]
        : inner
            .slice(0, 100)
            .map(asFields)
            .filter((one) => one !== null);
    }
    const fields = asFields(inner);
    if (fields) return [{ ...object, [key]: undefined, ...fields }];
  }
  return [object];
}

/** `[{label|name|key|question: …, value|answer: …}]`, as form builders send it. */
function labelledPairs(list: readonly unknown[]): Fields | null {
  const pairs: Record<string, unknown> = {};
  for (const one of list) {
    const fields = asFields(one);
    const key =
      fields &&
      (asText(fields.label) ?? asText(fields.name) ?? asText(fields.key) ?? asText(fields.question));
    if (!fields || !key || !('value' in fields || 'answer' in fields || 'values' in fields)) return null;
    if (key !== '__proto__') pairs[key] = fields.value ?? fields.answer ?? fields.values;
  }
  return pairs;
}

function readObject(object: Fields): ReadLead | null {
  const entries: Entry[] = [];
  const answers: string[] = [];
  collect(object, '', entries, answers, 0);
  const known = entries.filter((entry) => entry.field !== null && entry.field !== 'aside');
  if (
    !known.some((entry) => ['name', 'first', 'last', 'email', 'phone', 'message'].includes(entry.field ?? ''))
  )
    return null;
  const lead = buildLead(entries, { about: '', split: false });
  const said = [lead.comments, answers.length > 0 ? answers.join(', ') : null].filter(
    (text) => text !== null,
  );
  const utm = utmOf(object);
  const source = entries.find((entry) => entry.field === 'source')?.value ?? null;
  return {
    ...lead,
    comments: said.length === 0 ? null : said.join('\n'),
    provider: { name: filled(source) ?? 'Landingpage' },
    ids: idsOf(entries),
    extras: { ...lead.extras, ...(utm ? { utm } : {}) },
  };
}

function idsOf(entries: readonly Entry[]): LeadId[] {
  const id = entries.find((entry) => entry.field === 'id' && filled(entry.value) !== null);
  return id ? [{ source: id.label, value: id.value }] : [];
}

const answerKeys =
  /^(?:custom_?fields?|customFields|answers|questions|fragen|antworten|extra|additional(?:_?data|_?fields)?)$/i;
const strangers =
  /^(?:form|page|campaign|ad|adset|dealer|dealership|vendor|seller|account|site|website|company|meta|metadata|context|agent|assignee|owner|location|provider|haendler|standort|verk[äa]ufer|tracking|device|browser|request)$/i;
const technical = /^(?:utm_|_|gclid|fbclid|token|csrf|captcha|g-recaptcha|honeypot|cf7|wpcf7)/i;

function collect(object: Fields, section: string, entries: Entry[], answers: string[], depth: number): void {
  for (const [key, value] of Object.entries(object).slice(0, 300)) {
    if (value === undefined || value === null || technical.test(key)) continue;
    const inAnswers = answerKeys.test(section);
    const nested = asFields(value);
    if (nested && strangers.test(key)) continue;
    if (nested && depth < 4) {
      collect(nested, key, entries, answers, depth + 1);
      continue;
    }
    const pairs = answerKeys.test(key) && Array.isArray(value) ? labelledPairs(value) : null;
    if (pairs) {
      collect(pairs, key, entries, answers, depth + 1);
      continue;
    }
    const text = asText(value) ?? joined(value);
    if (text === null) continue;
    const ownField =
      ownFieldOf(key) ??
      (/^(?:trade_?in|tradein|inzahlungnahme|inruil)/i.test(section) ? fieldOf(key) : null);
    const field =
      ownField ??
      nestedField(key, section) ??
      fieldOf(key.replace(/([a-z])([A-Z])/g, '$1 $2')) ??
      fieldOf(key);
    const isQuestion = inAnswers || /\?|\w[ _]\w+[ _]\w+[ _]\w/.test(key);
    if (isQuestion && (field === null || inAnswers)) answers.push(`${key}: ${text}`);
    entries.push({
      label: key,
      field: inAnswers ? answerField(key, field) : field,
      value: text,
      own: ownField !== null,
      section: null,
    });
  }
}

/** Inside `vehicle` and `customer` short keys mean something of that object. */
function nestedField(key: string, section: string): Field | null {
  if (/^(?:id|number|nr)$/i.test(key) && /^(?:vehicle|fahrzeug|voertuig|car)$/i.test(section)) return 'stock';
  if (/^(?:title|name|titel|naam)$/i.test(key) && /^(?:vehicle|fahrzeug|voertuig|car)$/i.test(section))
    return 'vehicle';
  return null;
}

/** An answer to an own question: contact facts and the wanted car count, everything else is only said. */
function answerField(key: string, field: Field | null): Field | null {
  if (
    field !== null &&
    ['name', 'first', 'last', 'email', 'phone', 'vehicle', 'make', 'model'].includes(field)
  )
    return field;
  return asksForVehicle(key) ? 'vehicle' : null;
}

/** A question of a form's maker that asks for the wanted car. */
export function asksForVehicle(key: string): boolean {
  return (
    /fahrzeug|vehicle|voertuig|v[ée]hicule|\bauto\b|wunschauto|which_(?:car|model)|welches_(?:auto|modell)|welke_auto|interested_in/i.test(
      key,
    ) && !/inzahlung|trade|inruil|reprise|aktuell|current/i.test(key)
  );
}

function joined(value: unknown): string | null {
  const texts = asList(value)
    .map(asText)
    .filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join(', ');
}

function utmOf(object: Fields): Record<string, string> | null {
  const utm: Record<string, string> = {};
  for (const [key, value] of Object.entries(object)) {
    const name = /^utm_(source|medium|campaign|term|content)$/.exec(key)?.[1];
    const text = name ? asText(value) : null;
    if (name && text !== null) utm[name] = text;
  }
  return Object.keys(utm).length === 0 ? null : utm;
}
