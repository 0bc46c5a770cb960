import { onRefusal, refusedBy } from '../elements/onRefusal.ts';
import type { CheckoutError } from '../protocol/CheckoutError.ts';

/** Milliseconds in which whoever only moves the form has put it back. */
const GRACE = 250;
/** Milliseconds in which a frame that the SDK replaces has its successor. */
const LONG_GRACE = 2_000;

/**
 * Watches what others do to the frame in a container. `moved`: it was taken elsewhere in the page, for which browsers
 * load it afresh, so that what was in it is gone (`moveBefore` spares it). `removed`: it, or the container, is no longer
 * in the page. An error: the page's Content-Security-Policy forbids it.
 *
 * @returns the way to end the watch
 */
export function watchFrame(
  container: HTMLElement,
  onChange: (change: 'moved' | 'removed' | CheckoutError) => void,
): () => void {
  let frame = container.querySelector('iframe');
  // A frame that left the page and came back has another window: one that navigates, as for a bank's challenge, has not.
  let content: Window | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // To read a frame's window has the browser make one: milliseconds that the frame itself can use.
  const later = setTimeout(() => {
    content = frame?.contentWindow;
  });

  const look = (): void => {
    const before = frame;
    const beforeContent = content;
    frame = container.isConnected ? container.querySelector('iframe') : null;
    content = frame?.contentWindow;
    if (!frame && (before || !container.isConnected)) onChange('removed');
    else if (beforeContent && frame === before && content !== beforeContent) onChange('moved');
  };
  const observer = new MutationObserver((records) => {
    // The SDK may put it there at any time.
    if (!frame) {
      frame = container.querySelector('iframe');
      content = frame?.contentWindow;
    }
    const subjects = [frame ?? container, ...hosts];
    const isTaken = (node: Node): boolean => subjects.some((subject) => node.contains(subject));
    if (!records.some(({ removedNodes }) => [...removedNodes].some(isTaken))) return;
    clearTimeout(timer);
    const isReplaced = container.isConnected && !container.querySelector('iframe');
    timer = setTimeout(look, isReplaced ? LONG_GRACE : GRACE);
  });
  const ended = new AbortController();
  onRefusal(
    // The SDK alone knows the frame's address before it is there.
    () => container.querySelector('iframe')?.src,
    /^(?:frame|child|default)-src/,
    (directive) => onChange(refusedBy(directive, 'mount')),
    ended.signal,
  );
  const hosts: Element[] = [];
  for (let node: Node | undefined = container; node;) {
    const root: Node = node.getRootNode();
    observer.observe(root, { childList: true, subtree: true });
    node = root instanceof ShadowRoot ? root.host : undefined;
    if (node) hosts.push(node as Element);
  }
  return () => {
    clearTimeout(later);
    clearTimeout(timer);
    observer.disconnect();
    ended.abort();
  };
}
