/** What somebody said about who they are. */
export interface Naming {
  readonly full: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly company: string | null;
}

/** How a contact is called in lists: the name, else the company, else the address or number it can be reached at. */
export function shownName(
  naming: Naming,
  emails: readonly string[],
  phones: readonly { readonly asGiven: string }[],
): string | null {
  const parts = [naming.first, naming.last].filter((part) => part !== null).join(' ');
  const candidates = [naming.full, parts, naming.company, emails[0], phones[0]?.asGiven];
  for (const candidate of candidates) {
    const name = candidate?.replace(/\s+/g, ' ').trim() ?? '';
    if (name !== '') return name.slice(0, 200);
  }
  return null;
}
