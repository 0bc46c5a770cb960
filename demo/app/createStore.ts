/** A value that outlives the page: kept in the browser's storage while that works, in memory otherwise. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(options: {
  readonly key: string;
  /** A function: with storage blocked, even reading `window.sessionStorage` throws. */
  readonly storage: () => Storage;
  /** Checks what was stored; `null` when it cannot be used. */
  readonly read: (stored: unknown) => T | null;
  readonly initial: () => T;
}): Store<T> {
  const { key, storage } = options;
  const listeners = new Set<() => void>();
  let value = load();

  function load(): T {
    try {
      return options.read(JSON.parse(storage().getItem(key) ?? 'null')) ?? options.initial();
    } catch {
      return options.initial();
    }
  }

  return {
    get: () => value,
    set: (next) => {
      value = next;
      try {
        storage().setItem(key, JSON.stringify(next));
      } catch {
        // Memory is enough until the page is left.
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
