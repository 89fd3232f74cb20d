/** Where the time comes from. Read once per request or job, at the rim, and passed on. */
export interface Clock {
  /** Whole milliseconds, so that a moment survives every store and wire unchanged. */
  now(): Temporal.Instant;
}

export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds),
};

/** A clock that stands still until it is moved: for tests, the demo and training. Never moves back. */
export class VirtualClock implements Clock {
  #now: Temporal.Instant;

  constructor(start: Temporal.Instant) {
    this.#now = start;
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  moveTo(instant: Temporal.Instant): void {
    if (Temporal.Instant.compare(instant, this.#now) < 0) {
      throw new RangeError(
        `The virtual clock stands at ${this.#now.toString()} and does not move back to ${instant.toString()}`,
      );
    }
    this.#now = instant;
  }
}
