import type { ClinkElements } from '../elements/ClinkElements.ts';

/** One session's instance and who holds it; the SDK allows one instance a session at a time. */
export interface SharedInstance {
  readonly promise: Promise<ClinkElements>;
  holder: InstanceLease | null;
  /** Set once the load has ended well. Only a load that has not may be joined. */
  arrived: ClinkElements | null;
}

/** The right to use the instance of a session. Whoever has it gives it back exactly once. */
export interface InstanceLease {
  readonly instance: Promise<ClinkElements>;
  /** Whether the load had been started before, perhaps with another locale or theme. */
  readonly joined: boolean;
  /**
   * Destroys the instance, now or on its arrival, unless another lease has taken it over by then.
   *
   * @param abandon nobody may join this load any more, since it takes too long
   */
  release(abandon?: boolean): void;
}
