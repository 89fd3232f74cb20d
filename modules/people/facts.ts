declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Somebody does no longer work here; open leads go to `handOverTo`. */
    'people.deactivated': { readonly userId: string; readonly handOverTo: string | null };
    /** Somebody is away from now on, and the open leads go to `handOverTo`, once. */
    'people.absenceBegan': {
      readonly absenceId: string;
      readonly userId: string;
      readonly handOverTo: string;
    };
    /** Users, absences or rights of a dealer changed. */
    'people.changed': Record<string, never>;
  }
}

export type {};
