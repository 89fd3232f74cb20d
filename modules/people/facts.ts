declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Somebody does no longer work here; open leads go to `handOverTo`. */
    'people.deactivated': { readonly userId: string; readonly handOverTo: string | null };
    /** Users, absences or rights of a dealer changed. */
    'people.changed': Record<string, never>;
  }
}

export type {};
