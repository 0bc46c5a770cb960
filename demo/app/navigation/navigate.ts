const listeners = new Set<() => void>();

/** Goes to a page of this shop without loading it anew. Takes a path or a whole URL of this origin. */
export function navigate(to: string): void {
  const url = new URL(to, location.href);
  if (url.origin !== location.origin) {
    location.assign(url);
    return;
  }
  history.pushState(null, '', url);
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
  // The target is on the next page, which has yet to be rendered.
  if (url.hash !== '') requestAnimationFrame(() => show(url.hash.slice(1)));
}

function show(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}

export function subscribeToNavigation(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
