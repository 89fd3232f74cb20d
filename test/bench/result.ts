/** One figure of a bench. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly note?: string;
  /** How this value compares to another of the same bench: this one divided by `to`. */
  readonly ratio?: { readonly to: string; readonly value: number };
}
