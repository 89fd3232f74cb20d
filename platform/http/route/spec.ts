import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { Database, DealerTx, InstallationTx } from '../../sql/index.ts';
import type { RegisteredRoute } from '../app.ts';
import type { DealerActor, SignedIn } from '../gate.ts';

export interface RouteSchema {
  readonly params?: TObject;
  readonly querystring?: TObject;
  readonly body?: TSchema;
  /** Left out: the answer is 204. */
  readonly response?: TSchema;
}

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What every route says about itself. */
export interface RouteSpec<S extends RouteSchema> {
  readonly method: RegisteredRoute['method'];
  readonly path: string;
  /** The heading in the documentation: `Leads`. */
  readonly tag: string;
  /** One short sentence for the documentation. */
  readonly summary: string;
  readonly description?: string;
  readonly schema?: S;
  /** Of success; left out: 200, or 204 without `schema.response`. */
  readonly status?: 200 | 201 | 202;
  /** The handler answers bytes or a text whose type it has set, by `download` or `sandboxedHtml`. */
  readonly bytes?: boolean;
  /** Takes one file as multipart. */
  readonly upload?: { readonly maxBytes: number };
  /** `application/xml` is taken too; the body is then the text. Only with an API key. */
  readonly xml?: boolean;
  /** Bytes; 1 MB when left out. */
  readonly bodyLimit?: number;
}

type In<S, K extends string> = S extends { readonly [key in K]: infer T extends TSchema }
  ? Static<T>
  : undefined;
export type Answer<S> = S extends { readonly response: infer T extends TSchema }
  ? Static<T>
  : // biome-ignore lint/suspicious/noConfusingVoidType: what an async function without a return answers
    Buffer | string | void;

interface Call<S extends RouteSchema> {
  readonly params: In<S, 'params'>;
  readonly query: In<S, 'querystring'>;
  readonly body: In<S, 'body'>;
  /** The uploaded file; null when the route takes none. */
  readonly file: UploadedFile | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface DealerCall<S extends RouteSchema> extends Call<S> {
  readonly tx: DealerTx;
  readonly actor: DealerActor;
  readonly dealer: { readonly dealerId: string; readonly key: string };
}

export interface UserCall<S extends RouteSchema> extends Call<S> {
  readonly database: Database;
  readonly now: Temporal.Instant;
  readonly user: SignedIn;
}

export interface OperatorCall<S extends RouteSchema> extends Call<S> {
  readonly tx: InstallationTx;
  readonly user: SignedIn;
}

export interface OpenCall<S extends RouteSchema> extends Call<S> {
  readonly database: Database;
  readonly now: Temporal.Instant;
}

export interface DealerRoute<S extends RouteSchema> extends RouteSpec<S> {
  /** Left out: everybody of the dealer, and its API keys. */
  readonly may?: (actor: DealerActor) => boolean;
  readonly idempotent?: boolean;
  readonly handler: (call: DealerCall<S>) => Promise<Answer<S>>;
}

export interface UserRoute<S extends RouteSchema> extends RouteSpec<S> {
  readonly handler: (call: UserCall<S>) => Promise<Answer<S>>;
}

export interface OperatorRoute<S extends RouteSchema> extends RouteSpec<S> {
  readonly handler: (call: OperatorCall<S>) => Promise<Answer<S>>;
}

export interface OpenRoute<S extends RouteSchema> extends RouteSpec<S> {
  /** Requests per minute and address; 120 when left out. */
  readonly perMinute?: number;
  readonly handler: (call: OpenCall<S>) => Promise<Answer<S>>;
}
