import type { Overview } from '../control/takeOverview.ts';
import { callControl } from './callControl.ts';

const EVERY_MS = 1_000;
/** While the sandbox does not answer. */
const AGAIN_MS = 3_000;

interface Watcher {
  onOverview(overview: Overview): void;
  onConnected(isConnected: boolean): void;
}

/** Asks for the overview every second while the page is seen. Returns the function that asks at once. */
export function watchOverview({ onOverview, onConnected }: Watcher): () => Promise<void> {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asked;
    const overview = await callControl<Overview>('GET', 'overview').catch(() => null);
    // An answer from before an action would take back what was shown after it.
    if (mine !== asked) return;
    onConnected(overview !== null);
    if (overview !== null) onOverview(overview);
    timer = setTimeout(() => void next(), overview === null ? AGAIN_MS : EVERY_MS);
  }

  async function next(): Promise<void> {
    if (!document.hidden) await refresh();
  }

  document.addEventListener('visibilitychange', () => void next());
  void refresh();
  return refresh;
}
