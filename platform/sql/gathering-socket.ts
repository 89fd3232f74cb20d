import { Socket } from 'node:net';

/**
 * A connection that hands over what is written in one go of the program at its end, at once: statements that do not wait
 * for each other's answers leave with one call of the operating system, which costs as much as a small statement.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override cork(): void {
    if (!this.#gathering) {
      this.#gathering = true;
      super.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    super.cork();
  }
}
