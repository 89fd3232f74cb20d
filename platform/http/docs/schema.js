/** What a schema says, in words and as an example. Knows just what TypeBox writes. */

const deepest = 3;

/** The branches of a union without `null`, and whether null is one of them. */
function branches(schema) {
  const all = schema.anyOf ?? [schema];
  return { some: all.filter((one) => one.type !== 'null'), nullable: all.some((one) => one.type === 'null') };
}

export function typeOf(schema) {
  const { some, nullable } = branches(schema);
  const names = some.flatMap((one) => fixedOf(one)?.map((value) => JSON.stringify(value)) ?? nameOf(one));
  return [...new Set(names), ...(nullable ? ['null'] : [])].join(' | ');
}

/** The only values that a schema takes; undefined when there are others. */
function fixedOf(schema) {
  return 'const' in schema ? [schema.const] : schema.enum;
}

function nameOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.prefixItems || Array.isArray(schema.items)) return 'list';
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.patternProperties) return 'object by name';
  if (schema.format) return schema.format;
  return schema.type ?? 'anything';
}

function limitsOf(schema) {
  const [one = schema] = branches(schema).some;
  const words = {
    minLength: 'at least',
    maxLength: 'at most',
    minimum: 'from',
    maximum: 'to',
    maxItems: 'at most',
  };
  return Object.entries(words)
    .filter(([key]) => key in one)
    .map(([key, word]) => `${word} ${one[key]}${key.endsWith('Length') ? ' characters' : ''}`)
    .join(', ');
}

/** The fields of a schema as rows `{ depth, name, type, note }`, nested ones under theirs. */
export function fieldsOf(schema, depth = 0) {
  const [one = schema] = branches(schema).some;
  const object = one.type === 'array' ? branches(one.items ?? {}).some[0] : one;
  if (!object?.properties || depth > deepest) return [];
  return Object.entries(object.properties).flatMap(([name, field]) => [
    {
      depth,
      name,
      type: typeOf(field),
      required: (object.required ?? []).includes(name),
      note: [field.description ?? branches(field).some[0]?.description, limitsOf(field)]
        .filter(Boolean)
        .join('; '),
    },
    ...fieldsOf(field, depth + 1),
  ]);
}

/** A value that fits, with every field that is needed and no other. */
export function exampleOf(schema, name = '', depth = 0) {
  const { some, nullable } = branches(schema);
  const [one] = some;
  if (!one || (nullable && depth > deepest)) return null;
  if (fixedOf(one)) return fixedOf(one)[0];
  if (one.type === 'object') {
    const fields = Object.entries(one.properties ?? {}).filter(([key]) => (one.required ?? []).includes(key));
    return Object.fromEntries(fields.map(([key, field]) => [key, exampleOf(field, key, depth + 1)]));
  }
  if (one.type === 'array') return arrayExample(one, name, depth);
  if (one.type === 'boolean') return true;
  if (one.type === 'integer' || one.type === 'number') return one.minimum ?? 1;
  return textExample(one, name);
}

function arrayExample(schema, name, depth) {
  const items = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : null);
  if (items) return items.map((item, i) => exampleOf(item, i === 0 ? 'open' : 'close', depth + 1));
  return depth > deepest ? [] : [exampleOf(schema.items ?? {}, name, depth + 1)];
}

const texts = {
  email: 'kim@example.com',
  open: '09:00',
  close: '18:00',
  phone: '+49 30 1234567',
  name: 'Kim Berg',
  token: '…',
  key: 'autohaus',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  password: 'ten characters or more',
};

function textExample({ format, pattern = '' }, name) {
  if (format === 'date-time') return '2026-03-10T09:00:00Z';
  if (format === 'date') return '2026-03-10';
  if (pattern.startsWith('^[0-9a-f]{8}')) return '0195805e-9c00-7000-8000-000000000000';
  return texts[name] ?? '…';
}
