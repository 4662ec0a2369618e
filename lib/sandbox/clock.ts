/** A clock that runs with real time from wherever it is set. */
export class VirtualClock {
  #offsetMs = 0;

  /** Takes where the clock starts; default the real time. */
  constructor(start?: Date | string) {
    if (start !== undefined) this.set(start);
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** Throws a RangeError when `now` is no date. */
  set(now: Date | string): void {
    const time = new Date(now).getTime();
    if (Number.isNaN(time)) throw new RangeError(`not a date: ${String(now)}`);
    this.#offsetMs = time - Date.now();
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  /** The day of the clock in UTC, `YYYY-MM-DD`. */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
