declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Anything about a contact that a list or a page shows has changed; `renamed`: also how it is called or reached. */
    'contacts.changed': { readonly contactId: string; readonly renamed: boolean };
  }
}

export type {};
