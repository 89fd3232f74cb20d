import { fold } from '../../contacts/rules/fold.ts';

/** A number plate as it is compared: letters and digits only, in capitals, without marks: `LÖ-AB 123 E` → `LOAB123E`. */
export function plateKey(plate: string | null | undefined): string | null {
  const key = fold(plate ?? '')
    .replace(/[^a-z0-9]/g, '')
    .toUpperCase();
  return key === '' ? null : key;
}
