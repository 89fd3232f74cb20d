import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import type { Actor, DealerTx } from '../../sql/index.ts';
import type { HttpApp } from '../app.ts';
import { credentialsOf } from '../credentials.ts';
import type { Credentials, DealerActor } from '../gate.ts';
import { once } from '../idempotency.ts';
import { apiPrefix, partsOf, readFile, register, statusOf } from './register.ts';
import type { DealerCall, DealerRoute, RouteSchema } from './spec.ts';

const dealerKey = Type.String({
  pattern: '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$',
  description: "The dealer's key",
});
const idempotencyKey = Type.Optional(
  Type.String({
    maxLength: 200,
    description: 'Makes the request safe to repeat: the first answer comes again',
  }),
);

/**
 * A route in the scope of one dealer; `path` stands below `/api/v1/dealers/:dealer`. One transaction holds the question
 * who it is, the deed, and the memory of its idempotency key.
 */
export function dealerRoute<const S extends RouteSchema>(app: HttpApp, spec: DealerRoute<S>): void {
  register(app, spec, {
    kind: 'dealer',
    path: `${apiPrefix}/dealers/:dealer${spec.path}`,
    may: spec.may ?? null,
    moreParams: { dealer: dealerKey },
    ...(spec.idempotent ? { moreHeaders: { 'idempotency-key': idempotencyKey } } : {}),
    onRequest: (request) => {
      needCredentials(app, request);
    },
    handler: async (request, reply) => {
      const credentials = needCredentials(app, request);
      const key = dealerOfAddress(request);
      // A slow upload must neither hold a transaction nor be read for a stranger.
      if (spec.upload) await enterDealer(app, { key, credentials, may: spec.may }, async () => {});
      const file = partsFine(request) ? await readFile(request, spec) : null;
      return enterDealer(app, { key, credentials, may: spec.may }, async ({ tx, actor, dealer }) => {
        const call = { ...partsOf(request), tx, actor, dealer, file, request, reply } as DealerCall<S>;
        reply.code(statusOf(spec));
        if (!spec.idempotent) return spec.handler(call);
        return once(request, reply, { tx, actor, bodyHash: hashOf(request.body, file?.bytes) }, () =>
          spec.handler(call),
        );
      });
    },
  });
}

function needCredentials(app: HttpApp, request: FastifyRequest): Credentials {
  return credentialsOf(request, app.publicUrl) ?? refuse('unauthenticated', 'session.none');
}

function dealerOfAddress(request: FastifyRequest): string {
  return String((request.params as { dealer?: unknown }).dealer);
}

function partsFine(request: FastifyRequest): boolean {
  return request.validationError === undefined || request.validationError === null;
}

function hashOf(body: unknown, file: Buffer | undefined): Buffer {
  const hash = createHash('sha256').update(typeof body === 'string' ? body : JSON.stringify(body ?? null));
  if (file) hash.update(file);
  return hash.digest();
}

interface Entered {
  readonly tx: DealerTx;
  readonly actor: DealerActor;
  readonly dealer: { readonly dealerId: string; readonly key: string };
}

interface Entry {
  readonly key: string;
  readonly credentials: Credentials;
  readonly may: ((actor: DealerActor) => boolean) | undefined;
}

/** Opens the transaction of a dealer for somebody who belongs there and may; 401, 404 or 403 for everybody else. */
export async function enterDealer<T>(
  app: HttpApp,
  { key, credentials, may }: Entry,
  deed: (entered: Entered) => Promise<T>,
): Promise<T> {
  const dealerId = await findDealer(app, key);
  if (dealerId === null) return await turnAway(app, credentials);
  const stranger = Symbol('stranger');
  // Who acts is known only inside; the transaction carries the object, so it is filled in there.
  const acting: { -readonly [K in keyof Actor]: Actor[K] } = { kind: 'system', userId: null, name: null };
  const result = await app.database.inDealer({ dealerId, actor: acting }, async (tx) => {
    const actor = await app.gate.admit(tx, credentials);
    if (!actor) return stranger;
    Object.assign(acting, { kind: actor.kind, userId: actor.userId, name: actor.name } satisfies Actor);
    if (may && !may(actor)) refuse('notAllowed', 'http.notAllowed');
    return deed({ tx, actor, dealer: { dealerId, key } });
  });
  return result === stranger ? await turnAway(app, credentials) : (result as T);
}

async function findDealer(app: HttpApp, key: string): Promise<string | null> {
  const known = app.dealerIds.get(key);
  if (known !== undefined) return known;
  if (!/^[a-z0-9-]{1,40}$/.test(key)) return null;
  const found = await app.database.inInstallation((tx) => app.gate.findDealerId(tx, key));
  if (found !== null) app.dealerIds.set(key, found);
  return found;
}

/** Nobody is told 401, somebody who does not belong here 404: that a dealer exists is not told. */
async function turnAway(app: HttpApp, credentials: Credentials): Promise<never> {
  if (await isSomebody(app, credentials)) refuse('notFound', 'http.notFound');
  refuse('unauthenticated', 'session.none');
}

async function isSomebody(app: HttpApp, credentials: Credentials): Promise<boolean> {
  if (credentials.kind === 'session') {
    return app.database.inInstallation(
      async (tx) => (await app.gate.signedIn(tx, credentials.token)) !== null,
    );
  }
  const dealerId = await findDealer(app, credentials.key.split('_')[1] ?? '');
  if (dealerId === null) return false;
  const actor: Actor = { kind: 'apiKey', userId: null, name: null };
  return app.database.inDealer(
    { dealerId, actor },
    async (tx) => (await app.gate.admit(tx, credentials)) !== null,
  );
}
