import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../kernel/refusals.ts';

/**
 * Serves the built web: what lies in `assets/` has its hash in its name and never changes; all other addresses of pages
 * get `index.html`, which is asked for anew each time. Without a built web the API works alone.
 */
export async function serveWeb(fastify: FastifyInstance, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(join(folder, 'index.html'));
  if (built) {
    await fastify.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      // the build puts them beside each asset, smaller than what could be compressed while serving
      preCompressed: true,
      index: ['index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        const immutable = path.startsWith(join(folder, 'assets/'));
        reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  fastify.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = request.method === 'GET' && !/^\/api(\/|$)/.test(path) && !/\.\w+$/.test(path);
    if (!built || !isPage) refuse('notFound', 'http.notFound');
    return reply.sendFile('index.html');
  });
}
