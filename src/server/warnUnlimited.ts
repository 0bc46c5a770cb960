import type { SessionHandlerOptions } from './CheckoutHandlerOptions.ts';

// Written out so that every bundler replaces it; not every runtime has the global, or its types.
declare const process: { readonly env: { readonly NODE_ENV?: string } } | undefined;

let warned = false;

/** Tells a developer, once and in development only, that anybody may start checkouts, as many as they like. */
export function warnUnlimited({
  rateLimit,
  identifyCaller,
}: Pick<SessionHandlerOptions, 'rateLimit' | 'identifyCaller'>): void {
  const isDevelopment = typeof process !== 'undefined' && process.env.NODE_ENV === 'development';
  if (!isDevelopment || warned || rateLimit || identifyCaller) return;
  warned = true;
  // oxlint-disable-next-line no-console -- once, while it can still be mended
  console.warn(
    'This checkout endpoint makes a session for anybody, as often as they ask: it has neither `rateLimit` nor `identifyCaller`. Stolen cards are tried out where nobody counts. Give `rateLimit`, and an `identifyCaller` that refuses whom it does not know.',
  );
}
