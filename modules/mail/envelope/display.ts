import type { MailAddress, ParsedMail } from '../rules/index.ts';

/** A name and an address as people read them. */
export function shownAddress({ name, address }: MailAddress): string {
  if (name === null || name === address) return address;
  return address === '' ? name : `${name} <${address}>`;
}

/** Who wrote, as people read it: what the message says, else the envelope. */
export function leadSender(mail: ParsedMail, envelopeFrom: string): string {
  if (mail.from !== null) return shownAddress(mail.from).slice(0, 500);
  return envelopeFrom === '' ? '<>' : envelopeFrom;
}

/** Whom a message names as its receivers; the envelope when it names nobody. */
export function shownReceivers(mail: ParsedMail, envelopeTo: readonly string[]): string {
  const named = [...mail.to, ...mail.cc].map(shownAddress).join(', ');
  return (named === '' ? envelopeTo.join(', ') : named).slice(0, 1000);
}

/** A file's name as it may stand on a disk and in a header: no path, no control characters, at most 150 characters. */
export function cleanFileName(name: string | null, otherwise: string): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean === '') return otherwise;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  return clean.length <= 150 ? clean : `${clean.slice(0, 150 - ending.length)}${ending}`;
}
