import { epochToUtc, toUtc } from '../../mime/dates.ts';
import type { Reader } from '../doc.ts';
import { buildLead } from '../form/build.ts';
import { type Field, fieldOf } from '../form/labels.ts';
import type { Entry } from '../form/lines.ts';
import { emptyVehicle, outcomeOf } from '../lead.ts';
import type { LeadId, ReadLead } from '../understood.ts';
import { asksForVehicle } from './flat.ts';
import { asFields, asList, asText, type Fields, pick } from './values.ts';

interface Answer {
  /** Stable key, the label when there is none. */
  readonly key: string;
  readonly label: string;
  readonly values: readonly string[];
}

/** Lead Ads of Meta: the lead itself (`field_data`), or only the notice that one can be fetched. */
export const metaLead: Reader = {
  name: 'meta-lead',
  matches: (doc) => {
    const object = asFields(doc.json);
    return object !== null && (Array.isArray(object.field_data) || leadgenIds(object).length > 0);
  },
  read(doc) {
    const object = asFields(doc.json);
    if (!object) return null;
    if (!Array.isArray(object.field_data)) {
      return { outcome: 'fetch-needed', leads: [], fetch: leadgenIds(object), reason: 'only-a-notice' };
    }
    const answers = asList(object.field_data).map((one): Answer => {
      const fields = asFields(one);
      const key = pick(fields, 'name') ?? '';
      return {
        key,
        label: key,
        values: asList(fields?.values)
          .map(asText)
          .filter((text) => text !== null),
      };
    });
    const id = pick(object, 'id', 'leadgen_id');
    const ids = id ? [{ source: 'leadgen_id', value: id }] : [];
    const lead = leadOf(answers, 'Facebook', pick(object, 'created_time'), ids);
    return { outcome: outcomeOf([lead]), leads: [lead] };
  },
};

function leadgenIds(object: Fields): LeadId[] {
  const changes = asList(object.entry).flatMap((entry) => asList(asFields(entry)?.changes));
  const values = [object, ...changes.map((change) => asFields(asFields(change)?.value))];
  return values
    .map((value) => pick(value, 'leadgen_id'))
    .filter((id) => id !== null)
    .map((value) => ({ source: 'leadgen_id', value }));
}

/** Google's lead form webhook. */
export const googleLead: Reader = {
  name: 'google-lead',
  matches: (doc) => Array.isArray(asFields(doc.json)?.user_column_data),
  read(doc) {
    const object = asFields(doc.json);
    if (!object) return null;
    const answers = asList(object.user_column_data).map((one): Answer => {
      const fields = asFields(one);
      const key = pick(fields, 'column_id') ?? pick(fields, 'column_name') ?? '';
      const value = pick(fields, 'string_value');
      return { key, label: pick(fields, 'column_name') ?? key, values: value === null ? [] : [value] };
    });
    if (object.is_test === true) return { outcome: 'no-lead', leads: [], reason: 'test-delivery' };
    const id = pick(object, 'lead_id');
    const ids = id ? [{ source: 'lead_id', value: id }] : [];
    const lead = leadOf(answers, 'Google Ads', pick(object, 'lead_submit_time'), ids);
    return { outcome: outcomeOf([lead]), leads: [lead] };
  },
};

const personal = new Set<Field>([
  'name',
  'first',
  'last',
  'email',
  'phone',
  'street',
  'city',
  'postalCode',
  'region',
  'country',
  'message',
]);

function leadOf(answers: readonly Answer[], provider: string, date: string | null, ids: LeadId[]): ReadLead {
  const entries: Entry[] = [];
  const said: string[] = [];
  let model: string | null = null;
  for (const { key, label, values } of answers) {
    if (values.length === 0 || /(?:inbox|crm)_url$/i.test(key)) continue;
    const field = fieldOf(key) ?? fieldOf(label);
    if (field !== null && personal.has(field)) {
      for (const value of values) entries.push({ label, field, value, own: false, section: null });
      continue;
    }
    said.push(`${label}: ${values.join(', ')}`);
    if (asksForVehicle(key) || field === 'vehicle' || field === 'model') model ??= values[0] ?? null;
  }
  const lead = buildLead(entries, { about: '', split: false });
  const comments = [lead.comments, said.length > 0 ? said.join('\n') : null]
    .filter((text) => text !== null)
    .join('\n');
  return {
    ...lead,
    vehicleOfInterest: model === null ? null : { ...emptyVehicle, model },
    comments: comments === '' ? null : comments,
    provider: { name: provider },
    requestDate: date,
    requestDateUtc: toUtc(date) ?? epochToUtc(date),
    ids,
  };
}
