import type pg from 'pg';

/** A row that this transaction has locked. */
export interface DueRow {
  readonly dealer_id: string;
  readonly kind: string;
  readonly subject_id: string;
  /** How often it has failed in a row. */
  readonly attempts: number;
}

/**
 * Begins the transaction and claims what fell due first; nothing when nothing is due. Where `most` of its kind may go
 * together, also the next of the same dealer and kind. What has failed before goes alone.
 */
export async function claimNext(
  client: pg.PoolClient,
  now: Temporal.Instant,
  kinds: readonly string[],
  most: (kind: string) => number,
): Promise<readonly DueRow[]> {
  // sent together: one round trip
  const [, claimed] = await Promise.all([
    client.query('begin'),
    client.query<DueRow>({ name: 'due_claim', text: claim, values: [now.toString(), kinds] }),
  ]);
  const [first] = claimed.rows;
  if (!first || first.attempts > 0 || most(first.kind) < 2) return claimed.rows;
  const { dealer_id, kind, subject_id } = first;
  const values = [now.toString(), dealer_id, kind, subject_id, most(kind) - 1];
  const more = await client.query<DueRow>({ name: 'due_claim_more', text: claimMore, values });
  return [first, ...more.rows];
}

/** Begins the transaction and claims a certain row; nothing when somebody else has done it meanwhile. */
export async function claimOne(
  client: pg.PoolClient,
  row: DueRow,
  now: Temporal.Instant,
): Promise<readonly DueRow[]> {
  const values = [now.toString(), row.dealer_id, row.kind, row.subject_id];
  const [, claimed] = await Promise.all([
    client.query('begin'),
    client.query<DueRow>({ name: 'due_claim_one', text: claimCertain, values }),
  ]);
  return claimed.rows;
}

/** The statements that move each row to its next moment; one without goes. */
export function goOn(
  { dealerId, kind }: { readonly dealerId: string; readonly kind: string },
  subjectIds: readonly string[],
  next: ReadonlyMap<string, Temporal.Instant | null>,
): readonly pg.QueryConfig[] {
  const stay = subjectIds.flatMap((subjectId) => {
    const at = next.get(subjectId);
    return at ? [{ subjectId, at: at.toString() }] : [];
  });
  const gone = subjectIds.filter((subjectId) => !next.get(subjectId));
  const statements: pg.QueryConfig[] = [];
  if (gone.length > 0) {
    statements.push({ name: 'due_remove', text: remove, values: [dealerId, kind, gone] });
  }
  if (stay.length > 0) {
    const values = [dealerId, kind, stay.map(({ subjectId }) => subjectId), stay.map(({ at }) => at)];
    statements.push({ name: 'due_move', text: move, values });
  }
  return statements;
}

/** Moves a row that failed, in a transaction of its own, and keeps what the problem was. */
export async function postpone(
  client: pg.PoolClient,
  row: DueRow,
  now: Temporal.Instant,
  error: unknown,
): Promise<void> {
  await client.query(
    'update due set due_at = $4, attempts = attempts + 1, last_problem = $5 where dealer_id = $1 and kind = $2 and subject_id = $3',
    [
      row.dealer_id,
      row.kind,
      row.subject_id,
      now.add(backoff(row.attempts)).toString(),
      String(error).slice(0, 2000),
    ],
  );
}

/** A failing row is tried again after 5 s, 10 s, 20 s … at most an hour, and never stands in another's way. */
function backoff(attempts: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: Math.min(3600, 5 * 2 ** Math.min(attempts, 10)) });
}

const claim = `
  select dealer_id, kind, subject_id, attempts from due
  where due_at <= $1 and kind = any($2)
  order by due_at limit 1
  for update skip locked`;

const claimMore = `
  select dealer_id, kind, subject_id, attempts from due
  where due_at <= $1 and dealer_id = $2 and kind = $3 and subject_id <> $4 and attempts = 0
  order by due_at limit $5
  for update skip locked`;

const claimCertain = `
  select dealer_id, kind, subject_id, attempts from due
  where due_at <= $1 and dealer_id = $2 and kind = $3 and subject_id = $4
  for update skip locked`;

const remove = 'delete from due where dealer_id = $1 and kind = $2 and subject_id = any($3)';

const move = `
  update due set due_at = next.due_at, attempts = 0, last_problem = null
  from unnest($3::uuid[], $4::timestamptz[]) as next (subject_id, due_at)
  where due.dealer_id = $1 and due.kind = $2 and due.subject_id = next.subject_id`;
