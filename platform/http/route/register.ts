import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { refuse } from '../../../kernel/refusals.ts';
import type { HttpApp, RegisteredRoute } from '../app.ts';
import { refuseCrossSite } from '../cross-site.ts';
import { problemRef } from '../openapi.ts';
import { assertStrict } from '../validation.ts';
import type { RouteSchema, RouteSpec, UploadedFile } from './spec.ts';

export const apiPrefix = '/api/v1';

interface Registration {
  readonly kind: RegisteredRoute['kind'];
  /** The whole address. */
  readonly path: string;
  readonly may: RegisteredRoute['may'];
  /** Parameters of the address that the route itself did not name. */
  readonly moreParams?: TProperties;
  readonly moreHeaders?: TProperties;
  readonly onRequest: (request: FastifyRequest) => void;
  readonly handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** Adds a route to Fastify, to the documentation and to the list that tests walk. */
export function register<S extends RouteSchema>(app: HttpApp, spec: RouteSpec<S>, made: Registration): void {
  const where = `${spec.method} ${made.path}`;
  const params = Type.Object({ ...made.moreParams, ...spec.schema?.params?.properties });
  for (const [, name = ''] of made.path.matchAll(/:(\w+)/g)) {
    if (!(name in params.properties)) throw new Error(`${where}: the schema does not name ${name}`);
  }
  assertStrict(spec.schema?.querystring, `${where}, query`);
  assertStrict(spec.schema?.body, `${where}, body`);
  app.routes.push({ kind: made.kind, method: spec.method, path: made.path, may: made.may });
  const onRequest: onRequestHookHandler = (request, _reply, done) => {
    refuseCrossSite(request, app.publicUrl);
    made.onRequest(request);
    refuseOtherMedia(request, spec);
    done();
  };
  app.fastify.route({
    method: spec.method,
    url: made.path,
    attachValidation: true,
    ...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
    schema: fastifySchema(spec, made, params),
    onRequest,
    handler: async (request, reply) => presentable(spec, where, await made.handler(request, reply)),
  });
}

function fastifySchema<S extends RouteSchema>(spec: RouteSpec<S>, made: Registration, params: TObject) {
  const success = statusOf(spec);
  return {
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    ...(Object.keys(params.properties).length === 0 ? {} : { params }),
    ...(spec.schema?.querystring === undefined ? {} : { querystring: spec.schema.querystring }),
    ...(spec.schema?.body === undefined ? {} : { body: spec.schema.body }),
    ...(made.moreHeaders === undefined ? {} : { headers: Type.Object(made.moreHeaders) }),
    ...(spec.upload === undefined
      ? { consumes: ['application/json', ...(spec.xml ? ['application/xml'] : [])] }
      : { consumes: ['multipart/form-data'] }),
    security:
      made.kind === 'open'
        ? []
        : made.kind === 'dealer'
          ? [{ session: [] }, { apiKey: [] }]
          : [{ session: [] }],
    response: {
      ...(spec.bytes === true
        ? {}
        : { [success === 204 ? 204 : '2xx']: answerSchema(spec.schema?.response) }),
      '4xx': problemRef,
    },
    // read by the documentation, which names the one status of success
    'x-success': success,
  };
}

/** Without a schema nothing filters an answer, so only bytes and nothing pass. */
function presentable<S extends RouteSchema>(spec: RouteSpec<S>, where: string, answer: unknown): unknown {
  if (spec.schema?.response !== undefined) return answer;
  if (spec.bytes !== true) return undefined;
  if (typeof answer === 'string' || Buffer.isBuffer(answer)) return answer;
  throw new Error(`${where} answers neither bytes nor text`);
}

function answerSchema(schema: TSchema | undefined): TSchema {
  return schema ?? Type.Null({ description: 'Done; there is nothing to tell' });
}

export function statusOf<S extends RouteSchema>(spec: RouteSpec<S>): number {
  return spec.status ?? (spec.schema?.response === undefined && spec.bytes !== true ? 204 : 200);
}

/** A page of another site can send forms and plain text without asking; JSON it cannot. XML is for API keys. */
function refuseOtherMedia<S extends RouteSchema>(request: FastifyRequest, spec: RouteSpec<S>): void {
  const given = request.headers['content-type'];
  if (given === undefined || request.method === 'GET') return;
  const type = given.split(';')[0]?.trim().toLowerCase();
  const takesXml = spec.xml === true && request.headers.authorization !== undefined;
  const fine =
    spec.upload === undefined
      ? type === 'application/json' || (takesXml && (type === 'application/xml' || type === 'text/xml'))
      : type === 'multipart/form-data';
  if (!fine) throw Object.assign(new Error('Media type'), { statusCode: 415 });
}

/** The checked parts of the request; throws what is wrong with them. */
export function partsOf(request: FastifyRequest) {
  if (request.validationError) throw request.validationError;
  return { params: request.params, query: request.query, body: request.body };
}

/** Reads the one file of a multipart request into memory, within the limit. */
export async function readFile<S extends RouteSchema>(
  request: FastifyRequest,
  spec: RouteSpec<S>,
): Promise<UploadedFile | null> {
  if (spec.upload === undefined) return null;
  const part = await request.file({ limits: { fileSize: spec.upload.maxBytes, files: 1, fields: 10 } });
  if (part === undefined) refuse('invalid', 'http.invalid', { field: 'file' });
  const bytes = await part.toBuffer();
  const name = (part.filename ?? '').toWellFormed().replaceAll('\0', '').slice(0, 200) || 'file';
  return { name, contentType: part.mimetype.slice(0, 100), bytes };
}
