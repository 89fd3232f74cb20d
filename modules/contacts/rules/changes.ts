import type { Address, Contact } from './contact.ts';

/** One thing that changed, as texts people read; null: nothing stood or stands there. */
export interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

const fields = [
  'kind',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'birthday',
  'language',
] as const;

/** What differs, field by field; of lists what went and what came. `names` tells the companies people work for. */
export function changesBetween(
  before: Contact,
  after: Contact,
  names: ReadonlyMap<string, string> = new Map(),
): Change[] {
  const plain = fields.map((field) => ({ field, from: textOf(before[field]), to: textOf(after[field]) }));
  const worksFor = {
    field: 'worksFor',
    from: nameOf(before.companyId, names),
    to: nameOf(after.companyId, names),
  };
  return [
    ...[...plain, ...(before.companyId === after.companyId ? [] : [worksFor])].filter(
      ({ from, to }) => from !== to,
    ),
    ...ofLists(
      'email',
      before.emails.map(({ email }) => email),
      after.emails.map(({ email }) => email),
    ),
    ...ofLists('phone', before.phones.map(phoneText), after.phones.map(phoneText)),
    ...ofLists('address', before.addresses.map(addressText), after.addresses.map(addressText)),
    ...ofLists('tag', before.tags, after.tags, false),
  ];
}

function ofLists(
  field: string,
  before: readonly string[],
  after: readonly string[],
  ordered = true,
): Change[] {
  const gone = before.filter((one) => !after.includes(one));
  const come = after.filter((one) => !before.includes(one));
  // One for one reads as a change, not as a loss and a gain.
  const paired = Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
    field,
    from: gone[i] ?? null,
    to: come[i] ?? null,
  }));
  const first = before[0] !== after[0] && before.includes(after[0] ?? '') && after.includes(before[0] ?? '');
  return ordered && first
    ? [...paired, { field: `${field}First`, from: before[0] ?? null, to: after[0] ?? null }]
    : paired;
}

function textOf(value: string | Temporal.PlainDate | null): string | null {
  return value === null ? null : value.toString();
}

function nameOf(id: string | null, names: ReadonlyMap<string, string>): string | null {
  return id === null ? null : (names.get(id) ?? null);
}

function phoneText({ asGiven, e164 }: { readonly asGiven: string; readonly e164: string | null }): string {
  return e164 ?? asGiven;
}

function addressText({ street, postcode, city, country }: Address): string {
  const place = [postcode, city].filter(Boolean).join(' ');
  return [street, place, country].filter(Boolean).join(', ');
}
