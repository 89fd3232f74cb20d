import type { FastifyInstance } from 'fastify';
import type { Database } from '../sql/index.ts';
import type { DealerActor, Gate } from './gate.ts';
import type { Live } from './live/live.ts';

export type RouteKind = 'dealer' | 'user' | 'operator' | 'open';

/** A route as tests and the documentation see it. */
export interface RegisteredRoute {
  readonly kind: RouteKind;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The whole address with its parameters: `/api/v1/dealers/:dealer/leads/:leadId`. */
  readonly path: string;
  readonly may: ((actor: DealerActor) => boolean) | null;
}

/** What the route helpers need; made by `buildHttp`, handed to each module's `routes`. */
export interface HttpApp {
  readonly fastify: FastifyInstance;
  readonly database: Database;
  readonly gate: Gate;
  readonly live: Live;
  readonly limits: Limits;
  /** Where people reach the web, without a slash at the end. */
  readonly publicUrl: string;
  readonly routes: RegisteredRoute[];
  /** Dealer ids by key; a key never moves to another dealer. */
  readonly dealerIds: Map<string, string>;
}

/** Counts requests per minute and address, for what is open to everybody. */
export interface Limits {
  /** Seconds to wait, 0 when the request is fine. */
  take(bucket: string, perMinute: number): number;
}
