import type { Problem } from './types.ts';

/** The server said no, with a code the web words (`locales/…/problems.json`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  readonly details: Record<string, string | number>;
  /** Everything that is wrong, this one included, where the server tells all of it at once. */
  readonly findings: NonNullable<Problem['findings']>;
  readonly requestId: string | null;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code;
    this.field = problem.field ?? null;
    this.details = problem.details ?? {};
    this.findings = problem.findings ?? [];
    this.requestId = problem.requestId ?? null;
  }
}

/** The server was not reached, or something in between answered for it. Trying again may help. */
export class NetworkProblem extends Error {
  constructor(cause?: unknown) {
    super('The server could not be reached', { cause });
    this.name = 'NetworkProblem';
  }
}

type Query = Record<string, string | number | boolean | null | undefined>;
type Options = { query?: Query; signal?: AbortSignal; headers?: Record<string, string> };

function address(path: string, query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function problemOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null);
  if (body !== null && typeof body === 'object' && 'code' in body && typeof body.code === 'string') {
    return new ApiProblem(response.status, body as Problem);
  }
  if (response.status >= 502 && response.status <= 504) return new NetworkProblem(response.status);
  return new ApiProblem(response.status, { code: `http.${response.status}`, message: response.statusText });
}

async function request<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<T> {
  const isForm = body instanceof FormData;
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
      ...options.headers,
    },
  };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  if (options.signal !== undefined) init.signal = options.signal;
  let response: Response;
  try {
    response = await fetch(address(path, options.query), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NetworkProblem(error);
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T;
  return (await response.json()) as T;
}

/**
 * The one way to the server. `T` is a shape of `api/types.ts`. Every failure is an `ApiProblem` or a `NetworkProblem`;
 * `useProblemText` words both. A `FormData` body is sent as multipart.
 */
export const api = {
  get: <T>(path: string, options?: Options) => request<T>('GET', path, undefined, options),
  post: <T = void>(path: string, body?: unknown, options?: Options) =>
    request<T>('POST', path, body, options),
  put: <T = void>(path: string, body?: unknown, options?: Options) => request<T>('PUT', path, body, options),
  patch: <T = void>(path: string, body?: unknown, options?: Options) =>
    request<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, options?: Options) => request<T>('DELETE', path, undefined, options),
};

/** The address of something of one dealer: `dealerPath('gw', '/leads')`. */
export function dealerPath(dealerKey: string, path: string): string {
  return `/api/v1/dealers/${encodeURIComponent(dealerKey)}${path}`;
}
