/** Calls back whenever the page may have slept or lost the network. */
export function onWake(listener: () => void): () => void {
  const wake = (): void => {
    if (isAwake()) listener();
  };
  const ended = new AbortController();
  const { signal } = ended;
  for (const event of ['online', 'focus', 'pageshow']) window.addEventListener(event, wake, { signal });
  document.addEventListener('visibilitychange', wake, { signal });
  return () => ended.abort();
}

export function isAwake(): boolean {
  return navigator.onLine && document.visibilityState === 'visible';
}

/** Leaves the page for an address that has been checked before. */
export function navigate(url: string): void {
  location.assign(url);
}
