import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB, InstallationTx } from '../../../platform/sql/index.ts';

export interface Addresses {
  /** `<dealer>@leadDomain` takes enquiries. */
  readonly leadDomain: string;
  /** Our Message-IDs end in it; the first lead domain the installation ever had. */
  readonly messageDomain: string;
  /** Where people open the desk, without a slash at the end; null before any start told it. */
  readonly publicUrl: string | null;
}

/** Writes down where addresses and links begin, as this start of the process was told. */
export async function rememberAddresses(
  tx: InstallationTx,
  { leadDomain, publicUrl }: { readonly leadDomain: string; readonly publicUrl: string },
): Promise<void> {
  await sql`
    insert into installation (message_domain, lead_domain, public_url) values (${leadDomain}, ${leadDomain}, ${publicUrl})
    on conflict (only_row) do update set lead_domain = excluded.lead_domain, public_url = excluded.public_url
    where (installation.lead_domain, installation.public_url)
      is distinct from (excluded.lead_domain, excluded.public_url)`.execute(tx.db);
}

/** What holds before any start told another; reaches nobody. */
export const defaultDomain = 'leads.localhost';

/** The addresses of the installation, as the newest start told them (`rememberAddresses`). */
export async function loadAddresses(db: Kysely<DB>): Promise<Addresses> {
  const row = await db
    .selectFrom('installation')
    .select(['lead_domain', 'message_domain', 'public_url'])
    .executeTakeFirst();
  const messageDomain = row?.message_domain ?? defaultDomain;
  return {
    leadDomain: row?.lead_domain ?? messageDomain,
    messageDomain,
    publicUrl: row?.public_url ?? null,
  };
}
