/** Something that was started and can be stopped. Stopping what has ended by itself does nothing. */
export type Part = { stop(): Promise<void> };

/** Thrown out of `start` when everything is being stopped. */
export class StackStopped extends Error {}

/** What one command has started, to be stopped in the opposite order, once. */
export class Stack {
  readonly #parts: Part[] = [];
  #starting: Promise<unknown> = Promise.resolve();
  #stopping: Promise<void> | undefined;
  #fail: (error: Error) => void = () => {};

  /** Rejects when a watched part ends by itself. */
  readonly failure = new Promise<never>((_, reject) => {
    this.#fail = reject;
  });

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Starts a part and keeps it for the stop. Throws StackStopped once a stop has begun, even midway. */
  async start<T extends Part>(begin: () => Promise<T>): Promise<T> {
    this.throwIfStopping();
    const starting = begin().then((part) => {
      this.#parts.push(part);
      return part;
    });
    this.#starting = starting.catch(() => {});
    const part = await starting;
    this.throwIfStopping();
    return part;
  }

  /** For steps between the starts, which a Ctrl-C should end too. */
  throwIfStopping(): void {
    if (this.isStopping) throw new StackStopped("stopped");
  }

  /** Makes `failure` reject with the sentence when `ended` resolves before the stop. */
  watch(ended: Promise<unknown>, sentence: () => string): void {
    void ended.then(() => {
      if (!this.isStopping) this.#fail(new Error(sentence()));
    });
  }

  /**
   * Stops all parts, the last one first; waits for one that is just starting.
   *
   * A part that cannot be stopped does not keep the others from it; its error is thrown in the end.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    await this.#starting;
    const faults: unknown[] = [];
    for (const part of this.#parts.toReversed())
      await part.stop().catch((error: unknown) => faults.push(error));
    if (faults.length > 0) throw faults[0];
  }
}
