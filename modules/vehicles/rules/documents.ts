const taken = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/tiff',
  'text/plain',
  'text/csv',
  'application/msword',
  'application/vnd.ms-excel',
  'application/rtf',
];

/** Papers of a car: PDF, pictures, texts and office files. The type is what the bytes say, where they say it. */
export function takesDocument(contentType: string): boolean {
  return taken.includes(contentType) || /^application\/vnd\.(?:openxmlformats|oasis)/.test(contentType);
}
