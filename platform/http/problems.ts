import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, Refused } from '../../kernel/refusals.ts';
import type { Problem } from './shapes.ts';
import { InvalidRequest } from './validation.ts';

const statusOf = {
  unauthenticated: 401,
  notAllowed: 403,
  notFound: 404,
  conflict: 409,
  invalid: 422,
  tooMany: 429,
} as const satisfies Record<Refusal['kind'], number>;

const sentenceOf = {
  unauthenticated: 'Nobody is signed in: sign in, or send an API key that is valid.',
  notAllowed: 'You may not do this: ask an administrator of the dealership.',
  notFound: 'There is nothing at this address, or you have no access to it.',
  conflict: 'This does not fit the present state: read it again and repeat what is still wanted.',
  invalid: 'The request is not right: correct what the code and the field name.',
  tooMany: 'There were too many requests: wait a moment and try again.',
} as const satisfies Record<Refusal['kind'], string>;

const ownSentences: Readonly<Record<string, string>> = {
  'http.crossSite':
    'The request seems to come from another web site: send Sec-Fetch-Site or Origin, or use an API key.',
  'http.idempotencyKeyReused':
    'This Idempotency-Key was used with another request: use a new key for a new request.',
  'http.tooLarge': 'The request is too large.',
  'http.mediaType': 'The body has a content type that is not taken here: send application/json.',
  'http.unreadableBody': 'The body cannot be read as what its content type says.',
  'http.failed': 'Something went wrong on our side: try again, and tell the request id if it happens again.',
};

interface Failure {
  readonly status: number;
  readonly problem: Problem;
}

/** Turns everything thrown into an answer; what nobody expected is a 500 that tells only the request id. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return ofRefusal(error.refusal);
  if (error instanceof InvalidRequest) return ofInvalid(error);
  const { code, statusCode } = error as Partial<FastifyError>;
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return plain(413, 'http.tooLarge');
  if (statusCode === 415) return plain(415, 'http.mediaType');
  if (statusCode === 404) return plain(404, 'http.notFound', sentenceOf.notFound);
  if (statusCode === 429) return plain(429, 'http.tooManyRequests', sentenceOf.tooMany);
  if (statusCode === 503) return plain(503, 'http.busy', 'The server is busy: try again in a moment.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return plain(422, 'http.unreadableBody');
  return plain(500, 'http.failed');
}

function plain(status: number, code: string, message = ownSentences[code] ?? ''): Failure {
  return { status, problem: { code, message } };
}

function ofRefusal({ kind, code, field, details, findings }: Refusal): Failure {
  return {
    status: statusOf[kind],
    problem: {
      code,
      message: ownSentences[code] ?? sentenceOf[kind],
      ...(field === undefined ? {} : { field }),
      ...(details === undefined ? {} : { details }),
      ...(findings === undefined ? {} : { findings: [...findings] }),
    },
  };
}

function ofInvalid({ part, field, message }: InvalidRequest): Failure {
  if (part === 'params') return plain(404, 'http.notFound', sentenceOf.notFound);
  const problem = { code: 'http.invalid', message };
  return { status: 422, problem: field === '' ? problem : { ...problem, field } };
}

/** Fastify's last word on everything that was thrown. */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, problem } = failureOf(error);
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'A request failed');
  const seconds = problem.details?.seconds;
  if (status === 429 && seconds !== undefined) reply.header('retry-after', String(seconds));
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({ ...problem, requestId: request.id } satisfies Problem);
}
