declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Anything about a contact that a list or a page shows has changed; `renamed`: also how it is called or reached. */
    'contacts.changed': { readonly contactId: string; readonly renamed: boolean };
    /** One contact went up in another; what belongs to it goes over. */
    'contacts.merged': { readonly mergeId: string; readonly intoId: string; readonly fromId: string };
    /** That was taken back; what went over comes back. */
    'contacts.unmerged': { readonly mergeId: string; readonly intoId: string; readonly fromId: string };
  }
}

export type {};
