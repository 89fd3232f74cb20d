import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials } from './gate.ts';

/** The name of the session's cookie. With https the browser itself ties the prefix to this host and to encryption. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-forecourt' : 'forecourt';
}

/** What the request shows; an `Authorization` header beats the cookie. */
export function credentialsOf(request: FastifyRequest, publicUrl: string): Credentials | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const key = /^Bearer (fc_[a-z0-9-]{1,40}_[A-Za-z0-9_-]{20,100})$/i.exec(header)?.[1];
    return key === undefined ? null : { kind: 'apiKey', key };
  }
  const token = request.cookies[sessionCookieName(publicUrl)];
  return token === undefined || token.length > 200 ? null : { kind: 'session', token };
}

/** Gives the browser a new session; `maxAge` in seconds. */
export function setSessionCookie(
  reply: FastifyReply,
  publicUrl: string,
  session: { token: string; maxAge: number },
): void {
  reply.setCookie(sessionCookieName(publicUrl), session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: session.maxAge,
  });
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  setSessionCookie(reply, publicUrl, { token: '', maxAge: 0 });
}
