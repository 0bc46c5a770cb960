import type { CheckoutEvent } from '../checkout/CheckoutEvent.ts';
import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutDiagnostic } from '../react/CheckoutOptions.ts';
import type { CheckoutView } from '../react/CheckoutView.ts';
import type { ConnectedCheckout } from '../react/connectCheckout.ts';
import { describeEvent } from './describeEvent.ts';
import { redact } from './redact.ts';

/** One thing that happened. */
export interface TimelineEntry {
  /** Unlike that of any other entry of the timeline. */
  readonly id: number;
  /** Milliseconds since the timeline began. */
  readonly at: number;
  readonly name: string;
  /** Without keys, whole ids and promotion codes; may be empty. */
  readonly detail: string;
  /** The status that was entered by it. */
  readonly entered?: CheckoutView['status'] | undefined;
}

/** What has happened since somebody looks. The same object as long as nothing has been added. */
export interface Timeline {
  /** Newest last. */
  readonly entries: readonly TimelineEntry[];
  /** How many older ones were dropped. */
  readonly dropped: number;
  /** `performance.now()` when the status of the moment was entered, or first seen. */
  readonly statusSince: number;
  /** Also one that has been overcome. */
  readonly lastError: CheckoutError | null;
}

export interface TimelineStore {
  /** `null` before anything was followed. */
  getTimeline(): Timeline | null;
  subscribe(listener: () => void): () => void;
  /**
   * Tells of this checkout from now on; returns the way to stop. The timeline goes on where another one was followed
   * before, and begins anew where it was this one.
   */
  follow(checkout: ConnectedCheckout): () => void;
}

const MOST_ENTRIES = 200;

export function createTimeline(): TimelineStore {
  let timeline: Timeline | null = null;
  let followed: ConnectedCheckout | null = null;
  let startedAt = 0;
  let lastId = 0;
  const listeners = new Set<() => void>();

  function follow(checkout: ConnectedCheckout): () => void {
    const now = performance.now();
    const { status, error, notice } = checkout.getView();
    const before = followed === checkout ? null : timeline;
    if (!before) startedAt = now;
    timeline = {
      entries: before?.entries ?? [],
      dropped: before?.dropped ?? 0,
      statusSince: now,
      lastError: error ?? notice,
    };
    followed = checkout;
    if (before)
      add({ name: 'replaced', detail: 'by the checkout of another order, endpoint, scope or client' });
    // Who comes late has missed what came before.
    if (status !== 'idle') add({ name: 'joined', detail: '', entered: status });
    tell();
    return checkout.observe({ onEvent, onDiagnostic });
  }

  function onEvent(state: CheckoutState, previous: CheckoutState, event: CheckoutEvent): void {
    const entered = state.status === previous.status ? undefined : state.status;
    add({ name: event.type, detail: describeEvent(event), entered }, errorAfter(state, event));
  }

  function onDiagnostic({ type, detail, duration }: CheckoutDiagnostic): void {
    // Statuses and errors have come as events.
    if (type === 'timing') add({ name: 'timing', detail: `${detail} took ${duration} ms` });
    else if (type === 'warning' || type === 'fault') add({ name: type, detail: redact(detail) });
  }

  function add(entry: Omit<TimelineEntry, 'id' | 'at'>, error?: CheckoutError | null): void {
    if (!timeline) return;
    const now = performance.now();
    lastId += 1;
    const entries = [...timeline.entries, { ...entry, id: lastId, at: Math.round(now - startedAt) }];
    const surplus = Math.max(0, entries.length - MOST_ENTRIES);
    timeline = {
      entries: entries.slice(surplus),
      dropped: timeline.dropped + surplus,
      statusSince: entry.entered && entry.name !== 'joined' ? now : timeline.statusSince,
      lastError: error ?? timeline.lastError,
    };
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  return {
    getTimeline: () => timeline,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow,
  };
}

/** As the checkout took it, which may have given it another name than the event did. */
function errorAfter(state: CheckoutState, event: CheckoutEvent): CheckoutError | null {
  if (event.type === 'promotionRejected') return event.error;
  if (state.status === 'failed') return state.error;
  return 'form' in state ? state.form.notice : null;
}
