import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { answers } from './fake-answers.ts';

/** Answers /api/v1 from `fake-answers.ts`. For looking at pages while there is no server. */
export function fakeServer(): Plugin {
  return {
    name: 'fake-server',
    configureServer(server) {
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        if (!url.pathname.startsWith('/api/v1/')) return next();
        if (url.pathname.endsWith('/live')) {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write(': hello\n\n');
          return;
        }
        const method = request.method ?? 'GET';
        for (const [wanted, pattern, answer] of answers) {
          const match = new RegExp(`^/api/v1${pattern}$`).exec(url.pathname);
          if (wanted !== method || match === null) continue;
          const body = answer(url.searchParams, match.slice(1));
          const status =
            (body as { status?: number } | undefined)?.status ?? (body === undefined ? 204 : 200);
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(body === undefined ? '' : JSON.stringify(body));
          return;
        }
        if (method !== 'GET') {
          response.writeHead(204);
          response.end();
          return;
        }
        response.writeHead(404, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ code: 'http.404', message: `no fake for ${url.pathname}` }));
      });
    },
  };
}
