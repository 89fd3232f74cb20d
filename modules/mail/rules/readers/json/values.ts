/** An object of a payload whose shape nobody promised. */
export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 500) : [];
}

/** Text of a scalar, trimmed, at most 20,000 characters; null for nothing. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.slice(0, 20_000).trim();
  return text === '' ? null : text;
}

/** First filled scalar among keys. */
export function pick(fields: Fields | null, ...keys: string[]): string | null {
  if (!fields) return null;
  for (const key of keys) {
    const text = asText(fields[key]);
    if (text !== null) return text;
  }
  return null;
}
