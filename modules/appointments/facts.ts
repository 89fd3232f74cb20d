declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Anything about appointments that a page shows has changed; null: about several. */
    'appointments.changed': { readonly appointmentId: string | null };
  }
}

export type {};
