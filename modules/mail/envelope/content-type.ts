const signatures: readonly (readonly [string, readonly number[], number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 0],
  ['image/jpeg', [0xff, 0xd8, 0xff], 0],
  ['image/gif', [0x47, 0x49, 0x46, 0x38], 0],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['image/bmp', [0x42, 0x4d], 0],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00], 0],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a], 0],
  ['image/heic', [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63], 4],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d], 0],
  ['application/gzip', [0x1f, 0x8b], 0],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04], 0],
];

/** Types whose bytes are a zip archive. */
const zipped =
  /^application\/(?:vnd\.openxmlformats|vnd\.oasis\.opendocument|vnd\.ms-|epub\+zip|java-archive)/;
const plain = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,90}$/;

/** Pictures that a browser shows without running anything in them. */
export function isShownPicture(contentType: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(contentType);
}

/**
 * The type of a file, by its first bytes where they tell, else as it was declared. What pretends to be a picture or a PDF
 * and is none is bytes.
 */
export function contentTypeOf(bytes: Uint8Array, declared: string): string {
  const named = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const seen = signatures.find(([, signature, offset]) =>
    signature.every((byte, index) => bytes[offset + index] === byte),
  )?.[0];
  if (seen === 'application/zip' && zipped.test(named)) return named;
  if (seen !== undefined) return seen;
  if (
    !plain.test(named) ||
    named === 'image/svg+xml' ||
    isShownPicture(named) ||
    named === 'application/pdf'
  ) {
    return 'application/octet-stream';
  }
  return named;
}
