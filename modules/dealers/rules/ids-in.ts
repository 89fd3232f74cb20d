const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every id that stands anywhere in a value, as a key too; each once, in the order in which they are met. */
export function idsIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string') {
      if (id.test(part)) found.add(part.toLowerCase());
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        look(key);
        look(inner);
      }
    }
  };
  look(value);
  return [...found];
}
