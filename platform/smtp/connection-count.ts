/** How many connections each address has. */
export class ConnectionCount {
  readonly #limit: number;
  readonly #entered = new WeakSet<object>();
  readonly #byAddress = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts a connection; false when its address has enough of them. */
  enter(session: { readonly remoteAddress: string }): boolean {
    const open = this.#byAddress.get(session.remoteAddress) ?? 0;
    if (open >= this.#limit) return false;
    this.#byAddress.set(session.remoteAddress, open + 1);
    this.#entered.add(session);
    return true;
  }

  /** Forgets a connection; one that was never counted changes nothing. */
  leave(session: { readonly remoteAddress: string }): void {
    if (!this.#entered.delete(session)) return;
    const open = (this.#byAddress.get(session.remoteAddress) ?? 1) - 1;
    if (open > 0) this.#byAddress.set(session.remoteAddress, open);
    else this.#byAddress.delete(session.remoteAddress);
  }
}
