/** What will happen, in the order of its moment; things of one moment keep the order in which they were put down. */
export class Agenda<T> {
  readonly #entries: { readonly at: number; readonly order: number; readonly what: T }[] = [];
  #order = 0;

  add(at: Temporal.Instant, what: T): void {
    const entry = { at: at.epochMilliseconds, order: this.#order++, what };
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      if (other !== undefined && isBefore(entry, other)) high = middle;
      else low = middle + 1;
    }
    this.#entries.splice(low, 0, entry);
  }

  /** Takes the next thing out, or answers undefined when nothing is left. */
  next(): { at: Temporal.Instant; what: T } | undefined {
    const entry = this.#entries.shift();
    return entry && { at: Temporal.Instant.fromEpochMilliseconds(entry.at), what: entry.what };
  }
}

function isBefore(a: { at: number; order: number }, b: { at: number; order: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
