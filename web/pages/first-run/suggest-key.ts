/** A dealer's key from its name: "Autohaus Müller GmbH & Co. KG, Lörrach" → "autohaus-mueller-loerrach". At most 40 characters. */
export function suggestKey(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:gmbh|co|kg|ag|ohg|mbh|e\.?k|b\.?v|n\.?v|vof)\b\.?/g, ' ');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let key = '';
  for (const word of words) {
    const next = key === '' ? word : `${key}-${word}`;
    if (next.length > 40) break;
    key = next;
  }
  return key === '' ? plain.replace(/[^a-z0-9]/g, '').slice(0, 40) : key;
}
