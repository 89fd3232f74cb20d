import type { FastifyRequest } from 'fastify';
import { refuse } from '../../kernel/refusals.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that another site may have made the browser send. Browsers tell where a request comes from,
 * by `Sec-Fetch-Site` or at least `Origin`; a request that tells neither and shows no API key is refused too. An API
 * key is no cookie: no browser sends it by itself.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
  } else if (isOwnOrigin(request, publicUrl)) return;
  refuse('notAllowed', 'http.crossSite');
}

function isOwnOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const origin = URL.parse(request.headers.origin ?? '');
  if (origin === null) return false;
  return origin.origin === URL.parse(publicUrl)?.origin || origin.host === request.headers.host;
}
