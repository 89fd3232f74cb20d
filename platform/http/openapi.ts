import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { sessionCookieName } from './credentials.ts';
import { Problem } from './shapes.ts';

/** Every failure of every route. */
export const problemRef = Type.Ref('Problem');

/** The description of the API is made from the routes' schemas; must be registered before them. */
export async function describeApi(
  fastify: FastifyInstance,
  options: { publicUrl: string; version: string },
): Promise<void> {
  fastify.addSchema(Problem);
  await fastify.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Forecourt',
        version: options.version,
        description:
          'Everything the desk can do. An API key belongs to one dealership: `Authorization: Bearer fc_<dealer>_<secret>`. Requests are strict: an unknown field is refused. Every failure is a Problem.',
      },
      servers: [{ url: options.publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(options.publicUrl) },
          apiKey: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, i) => (typeof $id === 'string' ? $id : `def-${i}`),
    },
    transform: ({ schema, url }) => ({ schema: withStatus(schema ?? {}), url }),
  });
}

/** The answer of success stands under its own status, not under `2xx`. */
function withStatus(schema: object): object {
  const success: unknown = Reflect.get(schema, 'x-success');
  const response: unknown = Reflect.get(schema, 'response');
  if (typeof success !== 'number' || response === null || typeof response !== 'object') return schema;
  const answers = Object.fromEntries(
    Object.entries(response).map(([status, answer]) => [
      status === '2xx' ? `${success}` : status.toUpperCase(),
      answer,
    ]),
  );
  const { 'x-success': _, ...rest } = schema as { 'x-success': unknown };
  return { ...rest, response: answers };
}
