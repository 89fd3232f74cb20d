import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { refuse } from '../../kernel/refusals.ts';
import type { DealerTx } from '../sql/index.ts';
import type { DealerActor } from './gate.ts';

interface Deed {
  readonly tx: DealerTx;
  readonly actor: DealerActor;
  readonly bodyHash: Buffer;
}

/**
 * Does a deed at most once per `Idempotency-Key`, address and dealer. The same request again gets the first answer, with
 * `idempotent-replayed: true`; another request with the same key is 409. A twin that runs at the same time waits for
 * the first. A refusal is not remembered: nothing of its transaction is kept.
 */
export async function once<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  { tx, actor, bodyHash }: Deed,
  deed: () => Promise<T>,
): Promise<T> {
  const key = keyOf(request);
  if (key === null) return deed();
  const route = `${request.method} ${request.url.split('?')[0]}`;
  const hash = createHash('sha256')
    .update(`${actor.kind} ${actor.userId ?? actor.name} `)
    .update(bodyHash)
    .digest();

  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.dealerId} ${route} ${key}`}, 0))`.execute(
    tx.db,
  );
  const before = await tx.db
    .selectFrom('idempotency')
    .select(['request_hash', 'answer', 'status'])
    .where('dealer_id', '=', tx.dealerId)
    .where('route', '=', route)
    .where('key', '=', key)
    .executeTakeFirst();
  if (before) {
    if (!before.request_hash.equals(hash)) refuse('conflict', 'http.idempotencyKeyReused');
    reply.code(before.status).header('idempotent-replayed', 'true');
    return before.answer as T;
  }
  const answer = await deed();
  await tx.db
    .insertInto('idempotency')
    .values({
      dealer_id: tx.dealerId,
      key,
      route,
      request_hash: hash,
      answer: JSON.stringify(answer ?? null),
      status: reply.statusCode,
      at: tx.now,
    })
    .execute();
  return answer;
}

function keyOf(request: FastifyRequest): string | null {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return null;
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) {
    refuse('invalid', 'http.invalid', { field: 'Idempotency-Key' });
  }
  return given;
}
