import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { type Choices, choicesFrom } from '../rules/choices.ts';

/** Somebody who can be told: works at the dealer now. */
export interface Reader {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'de' | 'nl' | 'en';
  readonly choices: Choices;
  readonly hasDevice: boolean;
}

/** Those of the users who work here, by id. */
export async function readersOf(
  tx: DealerTx,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Reader>> {
  const { rows } = await sql<Omit<Reader, 'choices'> & { value: unknown }>`
    select member.user_id as "userId", account.name, account.email, account.language, choices.value,
      exists (
        select from push_subscription as device
        where device.dealer_id = ${tx.dealerId} and device.user_id = member.user_id) as "hasDevice"
    from membership as member
    join user_account as account using (user_id)
    left join notice_choices as choices
      on choices.dealer_id = ${tx.dealerId} and choices.user_id = member.user_id
    where member.dealer_id = ${tx.dealerId} and member.active and member.user_id = any(${[...new Set(userIds)]}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map(({ value, ...row }) => [row.userId, { ...row, choices: choicesFrom(value) }]));
}

export async function choicesOf(tx: DealerTx, userId: string): Promise<Choices> {
  const row = await tx.db
    .selectFrom('notice_choices')
    .select('value')
    .where('dealer_id', '=', tx.dealerId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return choicesFrom(row?.value);
}

export async function saveChoices(tx: DealerTx, userId: string, value: Choices): Promise<void> {
  const row = { value: JSON.stringify(value), changed_at: tx.now };
  await tx.db
    .insertInto('notice_choices')
    .values({ dealer_id: tx.dealerId, user_id: userId, ...row })
    .onConflict((conflict) => conflict.columns(['dealer_id', 'user_id']).doUpdateSet(row))
    .execute();
}
