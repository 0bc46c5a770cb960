/** What a test can have wait or fail: the merchant's endpoint, and the SDK's load of a session. */
export type FakeStep = 'endpoint' | 'load';

/** A step that waits until the test lets it go on. */
export interface HeldStep {
  /** It goes on as it would have. */
  release(): void;
  /** It rejects with this error. */
  fail(error: unknown): void;
}

/** What is arranged for the next calls of each step, in the order in which it was arranged. */
export class FakeSteps {
  readonly #arranged: Record<FakeStep, { readonly how: string; readonly gate: Promise<void> }[]> = {
    endpoint: [],
    load: [],
  };

  /** Waits or fails, where that was arranged for this call. */
  async pass(step: FakeStep): Promise<void> {
    await this.#arranged[step].shift()?.gate;
  }

  hold(step: FakeStep): HeldStep {
    let release: () => void = () => {};
    let fail: (error: unknown) => void = () => {};
    const gate = new Promise<void>((resolve, reject) => {
      release = resolve;
      fail = reject;
    });
    this.#add(step, 'was to wait', gate);
    return { release, fail };
  }

  fail(step: FakeStep, error: unknown): void {
    this.#add(step, 'was to fail', Promise.reject(error));
  }

  /** What has not come to pass, in words. */
  get unmet(): readonly string[] {
    return Object.entries(this.#arranged).flatMap(([step, arranged]) =>
      arranged.map(({ how }) => `the next ${step} ${how}, and there was none`),
    );
  }

  #add(step: FakeStep, how: string, gate: Promise<void>): void {
    // It may fail before anybody waits for it.
    gate.catch(() => {});
    this.#arranged[step].push({ how, gate });
  }
}
