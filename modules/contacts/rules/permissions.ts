export const channels = ['email', 'phone', 'sms', 'post', 'messenger'] as const;
export type Channel = (typeof channels)[number];
/** `commercial` and `car` (reminders about one's own car) as contact moments know them; `service`: what a running job needs. */
export const purposes = ['commercial', 'car', 'service', 'survey'] as const;
export type Purpose = (typeof purposes)[number];
export const decisions = ['given', 'withdrawn', 'unknown'] as const;
export type Decision = (typeof decisions)[number];
/** The customer's own words: said, written, on a form, by a link in a message. */
const ofTheCustomer = ['spoken', 'written', 'form', 'link'] as const;
export const sources = [...ofTheCustomer, 'user', 'import', 'api', 'rule'] as const;
export type PermissionSource = (typeof sources)[number];

/** Somebody noted that a contact allows something, or does not. Never changed. */
export interface PermissionRecord {
  readonly permissionId: string;
  readonly channel: Channel | 'all';
  readonly purpose: Purpose | 'all';
  readonly decision: Decision;
  readonly source: PermissionSource;
  /** Since when it holds. */
  readonly at: Temporal.Instant;
}

export interface Permission {
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly decision: Decision;
  /** The record that decides; null: there is none. */
  readonly because: string | null;
}

/**
 * What holds now, for every channel and purpose. The newest record about it decides, but one: what the customer withdrew
 * only the customer can give again; whatever others note after that is kept and has no effect. Unknown means no to who
 * needs a permission, and is told apart from a withdrawal. Of two records of one moment the one noted later decides.
 */
export function currentPermissions(records: readonly PermissionRecord[]): readonly Permission[] {
  const ordered = [...records].sort(
    (a, b) => Temporal.Instant.compare(a.at, b.at) || (a.permissionId < b.permissionId ? -1 : 1),
  );
  return channels.flatMap((channel) =>
    purposes.map((purpose) => {
      const record = deciding(ordered.filter((one) => covers(one, channel, purpose)));
      return {
        channel,
        purpose,
        decision: record?.decision ?? 'unknown',
        because: record?.permissionId ?? null,
      };
    }),
  );
}

/** Whether nothing may go out to the contact: everything is withdrawn. */
export function isBlocked(permissions: readonly Permission[]): boolean {
  return permissions.length > 0 && permissions.every(({ decision }) => decision === 'withdrawn');
}

/** What a list filters by: `permission:email:commercial:given`, for everything that is known. */
export function permissionFilters(records: readonly PermissionRecord[]): string[] {
  if (records.length === 0) return [];
  return currentPermissions(records)
    .filter(({ decision }) => decision !== 'unknown')
    .map(({ channel, purpose, decision }) => `permission:${channel}:${purpose}:${decision}`);
}

function deciding(ordered: readonly PermissionRecord[]): PermissionRecord | null {
  let last: PermissionRecord | null = null;
  for (const record of ordered) {
    const refused = last?.decision === 'withdrawn' && isOfTheCustomer(last);
    if (!refused || isOfTheCustomer(record)) last = record;
  }
  return last;
}

function covers({ channel, purpose }: PermissionRecord, ofChannel: Channel, ofPurpose: Purpose): boolean {
  return (channel === 'all' || channel === ofChannel) && (purpose === 'all' || purpose === ofPurpose);
}

function isOfTheCustomer({ source }: PermissionRecord): boolean {
  return ofTheCustomer.some((one) => one === source);
}
