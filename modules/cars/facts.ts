declare module '../../kernel/facts.ts' {
  interface Facts {
    /** A car is somebody else's now; null: nobody's whom we know. Contacts by their ids. */
    'cars.ownerChanged': {
      readonly carId: string;
      readonly from: string | null;
      readonly to: string | null;
    };
  }
}

export type {};
