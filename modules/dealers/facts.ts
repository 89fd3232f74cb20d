declare module '../../kernel/facts.ts' {
  interface Facts {
    /** A new version of an area of settings holds from now on. */
    'dealers.settingsChanged': {
      readonly area: string;
      readonly version: number;
      /** What becomes of the open leads where hours or times changed. */
      readonly openLeads: 'recalculate' | 'keep';
    };
  }
}

export type {};
