import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const files = [
  { path: '/api/docs', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/api/docs/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/api/docs/docs.css', file: 'docs.css', type: 'text/css; charset=utf-8' },
  { path: '/api/docs/docs.js', file: 'docs.js', type: 'text/javascript; charset=utf-8' },
  { path: '/api/docs/schema.js', file: 'schema.js', type: 'text/javascript; charset=utf-8' },
];

/** `/api/v1/openapi.json`, and `/api/docs`, a page that is drawn from it. */
export async function serveDocs(fastify: FastifyInstance): Promise<void> {
  fastify.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(fastify.swagger()),
  );
  for (const { path, file, type } of files) {
    const bytes = await readFile(new URL(file, import.meta.url));
    fastify.get(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(bytes),
    );
  }
}
