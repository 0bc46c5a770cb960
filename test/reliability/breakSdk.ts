import type { ClinkElement, ClinkElements, LoadElements } from '../../src/elements/ClinkElements.ts';

/** Every place at which the library calls into the SDK, or could. */
export const SDK_CALLS = [
  'load',
  'on',
  'off',
  'createElement',
  'mount',
  'unmount',
  'submit',
  'promoCodeChange',
  'setLocale',
  'setTheme',
  'destroy',
] as const;

export type SdkCall = (typeof SDK_CALLS)[number];

export interface BrokenSdk {
  readonly loadElements: LoadElements;
  /** How often the broken call was made. */
  readonly count: number;
  /** From now on it works: instances made later, and those that are there. */
  mend(): void;
}

/** An SDK one of whose calls fails, besides doing nothing, whenever it is made. */
export function breakSdk(load: LoadElements, call: SdkCall, fault: () => unknown): BrokenSdk {
  let isBroken = true;
  let count = 0;
  const broken =
    <Given extends unknown[], Result>(works: (...given: Given) => Result) =>
    (...given: Given): Result => {
      if (!isBroken) return works(...given);
      count += 1;
      return fault() as Result;
    };
  const breakElement = (element: ClinkElement): ClinkElement =>
    call === 'mount' || call === 'unmount'
      ? { ...element, [call]: broken(element[call] as (...given: unknown[]) => void) }
      : element;
  const breakInstance = (instance: ClinkElements): ClinkElements => {
    const createElement = instance.createElement.bind(instance);
    const changes: Partial<ClinkElements> = { createElement: (type) => breakElement(createElement(type)) };
    if (call !== 'load' && call !== 'mount' && call !== 'unmount') {
      const works = instance[call].bind(instance) as (...given: unknown[]) => unknown;
      Object.assign(changes, { [call]: broken(works) });
    }
    return Object.assign(instance, changes);
  };
  return {
    loadElements: (options) => {
      if (call === 'load' && isBroken) {
        count += 1;
        return fault() as ReturnType<LoadElements>;
      }
      return load(options).then(breakInstance);
    },
    get count() {
      return count;
    },
    mend: () => {
      isBroken = false;
    },
  };
}
