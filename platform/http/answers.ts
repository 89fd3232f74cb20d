import type { FastifyReply } from 'fastify';

/** Bytes of a customer's file: always saved, never shown, whatever it claims to be. */
export function download(
  reply: FastifyReply,
  file: { readonly name: string; readonly contentType: string; readonly bytes: Buffer },
): Buffer {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  reply
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .type(safeType(file.contentType));
  return file.bytes;
}

/** A JPEG that we made ourselves, shown on a page; it never changes under its address. */
export function shownPicture(reply: FastifyReply, bytes: Buffer): Buffer {
  reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=86400, immutable')
    .type('image/jpeg');
  return bytes;
}

function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
}

function safeType(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
}

/**
 * A page of foreign HTML (already sanitised) for a frame of our own: no scripts, no forms, nothing from elsewhere; links
 * open in a new window.
 */
export function sandboxedHtml(reply: FastifyReply, html: string): string {
  reply
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
    )
    .header('x-frame-options', 'SAMEORIGIN')
    .header('cache-control', 'private, no-store')
    .type('text/html; charset=utf-8');
  return html;
}
