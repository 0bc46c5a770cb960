import { setText } from './setText.ts';

/** Says in one line what happened last; read out when there is time for it. */
export interface Notice {
  say(text: string): void;
  /** Something did not work. */
  complain(text: string): void;
  /** Whether the sandbox answers; said only when it changes. */
  setConnected(isConnected: boolean): void;
}

/** @param region the live region, which is in the page from the start */
export function createNotice(region: HTMLElement): Notice {
  let wasConnected = true;
  const show = (text: string, mood: 'said' | 'complained'): void => {
    region.dataset['mood'] = mood;
    setText(region, text);
  };
  return {
    say: (text) => show(text, 'said'),
    complain: (text) => show(text, 'complained'),
    setConnected(isConnected) {
      if (isConnected === wasConnected) return;
      wasConnected = isConnected;
      if (isConnected) show('The sandbox answers again.', 'said');
      else show('The sandbox does not answer. This page goes on asking; what it shows is old.', 'complained');
    },
  };
}
