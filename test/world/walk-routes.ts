import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import type { DealerActor, HttpApp, RegisteredRoute } from '../../platform/http/index.ts';
import { Problem } from '../../platform/http/shapes.ts';

/** Somebody who knocks: the headers that say who it is, `{ cookie: … }` or `{ authorization: … }`. */
export type Knock = Readonly<Record<string, string>>;

export interface Walk {
  /** The dealer whose routes are walked. */
  readonly dealer: string;
  /** People and keys that do not belong to this dealer: 404 everywhere. */
  readonly strangers: Readonly<Record<string, Knock>>;
  /** Members by what they are: 403 wherever the route's `may` says no to them. */
  readonly members: readonly { readonly knock: Knock; readonly actor: DealerActor }[];
  /** Signed in, but no operator: 403 on the operator's routes. */
  readonly user: Knock;
  /** Values of path parameters, best of rows that exist; a random id for the others. */
  readonly params?: Readonly<Record<string, string>>;
  /** Texts of the dealer that no body may hold. */
  readonly secrets?: readonly string[];
}

export interface Walked {
  readonly route: string;
  readonly as: string;
  readonly expected: number;
  readonly status: number;
  /** What is wrong with the answer beside its status; null: nothing. */
  readonly fault: string | null;
}

/**
 * Knocks at every registered route as nobody, as strangers and as members without the right, and tells what came: 401,
 * 404, 403, each with a Problem that holds nothing of the dealer. Sends no bodies: who may not is told so before what he sends
 * is looked at.
 */
export async function walkRoutes(app: HttpApp, walk: Walk): Promise<Walked[]> {
  const walked: Walked[] = [];
  for (const route of app.routes) {
    for (const { as, knock, expected } of knocksAt(route, walk)) {
      walked.push(await knockAt(app, { route, as, knock, expected, walk }));
    }
  }
  return walked;
}

/** Those that went wrong, as lines to read. */
export function wrongOf(walked: readonly Walked[]): string[] {
  return walked
    .filter(({ expected, status, fault }) => status !== expected || fault !== null)
    .map(
      ({ route, as, expected, status, fault }) =>
        `${route} as ${as}: ${status}, not ${expected} ${fault ?? ''}`,
    );
}

interface KnockAt {
  readonly as: string;
  readonly knock: Knock;
  readonly expected: number;
}

function knocksAt(route: RegisteredRoute, walk: Walk): KnockAt[] {
  if (route.kind === 'open') return [];
  const nobody = [
    { as: 'nobody', knock: {}, expected: 401 },
    { as: 'an old session', knock: { cookie: `forecourt=${randomUUID()}` }, expected: 401 },
    {
      as: 'a wrong key',
      knock: { authorization: `Bearer fc_${walk.dealer}_${'0'.repeat(43)}` },
      expected: 401,
    },
  ];
  if (route.kind === 'user') return nobody;
  if (route.kind === 'operator') return [...nobody, { as: 'a user', knock: walk.user, expected: 403 }];
  const strangers = Object.entries(walk.strangers).map(([as, knock]) => ({ as, knock, expected: 404 }));
  const weak = walk.members
    .filter(({ actor }) => route.may !== null && !route.may(actor))
    .map(({ knock, actor }) => ({ as: `${actor.kind} ${actor.role}`, knock, expected: 403 }));
  return [...nobody, ...strangers, ...weak];
}

async function knockAt(
  app: HttpApp,
  { route, as, knock, expected, walk }: KnockAt & { route: RegisteredRoute; walk: Walk },
): Promise<Walked> {
  const url = route.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'dealer' ? walk.dealer : (walk.params?.[name] ?? randomUUID()),
  );
  const answer = await app.fastify.inject({
    method: route.method,
    url,
    headers: { 'sec-fetch-site': 'same-origin', ...knock },
  });
  return {
    route: `${route.method} ${route.path}`,
    as,
    expected,
    status: answer.statusCode,
    fault: faultOf(answer.body, walk.secrets ?? []),
  };
}

function faultOf(body: string, secrets: readonly string[]): string | null {
  const leaked = secrets.find((secret) => body.includes(secret));
  if (leaked !== undefined) return `tells "${leaked}"`;
  const problem: unknown = body.startsWith('{') ? JSON.parse(body) : null;
  if (!Value.Check(Problem, problem)) return `answers no problem: ${body.slice(0, 200)}`;
  const extra = Object.keys(problem).filter((key) => !(key in Problem.properties));
  return extra.length > 0 ? `says more than a problem: ${extra.join()}` : null;
}
