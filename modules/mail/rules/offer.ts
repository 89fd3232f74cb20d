const offer =
  /(?:angebots?-?(?:nummer|nr)|inserats?-?(?:nummer|nr)|fahrzeug-?(?:nummer|nr)|interne nummer|anzeigen-?(?:nummer|nr)|voorraad ?nummer|advertentie-?(?:nummer|nr)|(?:stock|stk) ?(?:number|no|#|num)|offer ?(?:number|no))[ .:#]{0,4}(?<=[ .:#])([A-Z0-9][A-Z0-9/_-]{2,24})/i;

/** An offer number a person or a form names in running text, null without one. */
export function offerNumberIn(text: string): string | null {
  const found = offer.exec(text.slice(0, 8000))?.[1] ?? null;
  return found !== null && /\d/.test(found) ? found : null;
}

/** A vehicle identification number: 17 characters without I, O, Q, with letters and digits. Upper case or null. */
export function vinIn(text: string): string | null {
  for (const match of text.slice(0, 8000).matchAll(/\b[A-HJ-NPR-Za-hj-npr-z0-9]{17}\b/g)) {
    const vin = match[0].toUpperCase();
    if (/[A-Z]/.test(vin) && /\d{4}/.test(vin)) return vin;
  }
  return null;
}

/** First web address of a text, without the punctuation of the sentence around it. */
export function linkIn(text: string): string | null {
  const match = /\bhttps?:\/\/[^\s<>"')\]]{4,1000}/i.exec(text.slice(0, 20_000));
  return match ? match[0].replace(/[.,;:!?]+$/, '') : null;
}
