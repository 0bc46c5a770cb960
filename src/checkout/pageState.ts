import type { ClinkEnvironment } from '../protocol/environment.ts';
import type { CheckoutSession, SessionProgress } from './CheckoutSession.ts';
import type { SharedInstance } from './InstanceLease.ts';
import type { ServersWord } from './createReturn.ts';
import { VERSION } from './version.ts';

/** One attempt to make a session, from its first request to the session or to being given up. */
export interface SessionAttempt {
  readonly idempotencyKey: string;
  /** Under way at the moment. */
  request: Promise<KnownSession> | null;
  /** What the first request said, and the option it was made of: the same key must come with the same body. */
  returnUrl: { readonly given: string; readonly url: string } | null;
}

/** A session and how far it has come. */
export interface KnownSession {
  readonly session: CheckoutSession;
  readonly progress: SessionProgress;
}

/** Kept while a checkout shows it, and for ever once it may have been paid. */
export interface KeptSession {
  known: KnownSession | null;
  holders: number;
}

interface PageState {
  /** The SDK instances of this page, by session id. */
  readonly instances: Map<string, SharedInstance>;
  /** By the cache that the session goes to, and by the checkout's identity. */
  readonly attempts: WeakMap<object, Map<string, SessionAttempt>>;
  /** Sessions in use, which outlive the cache being emptied; by the cache and the checkout's identity. */
  readonly sessions: WeakMap<object, Map<string, KeptSession>>;
  /** Sessions whose payment the page's host was told of on its return page. */
  readonly toldPaid: Set<string>;
  /** Sessions that a form was loaded for: a wallet in it may pay unseen. Missing where an older copy came first. */
  readonly shown?: Set<string>;
  /** What this page has noted in the tab's storage, by its place: it is not from another page. */
  readonly noted?: Map<string, string>;
  /** What the server has said of sessions on this page's return pages, by their ids. */
  readonly words?: Map<string, ServersWord>;
  environment: ClinkEnvironment | null;
  /** Of the copy of the library that came first. */
  readonly version?: string;
}

const KEY = Symbol.for('react-clink-checkout.page');

/**
 * What every checkout of a page shares. Kept on the global object and not in a module, so that a hot reload, or a
 * second copy of the library, meets the same instances and attempts and never makes a second one.
 */
export function pageState(): PageState {
  const page = globalThis as { [KEY]?: PageState };
  return (page[KEY] ??= {
    instances: new Map(),
    attempts: new WeakMap(),
    sessions: new WeakMap(),
    toldPaid: new Set(),
    shown: new Set(),
    noted: new Map(),
    words: new Map(),
    environment: null,
    version: VERSION,
  });
}
