import type { ClinkElements, LoadElementsOptions } from './ClinkElements.ts';
import { loadScript } from './loadScript.ts';
import type { ScriptOptions } from './loadScript.ts';

/**
 * Loads Clink's SDK, once per page, and makes the instance of a session: what `<ClinkCheckout>` does by default. Pass
 * it as `loadElements` with options of your own, or pass the function of `@clink-ai/clink-elements` itself.
 *
 * @throws CheckoutError `sdk_blocked`, `sdk_timeout`, `sdk_invalid`, `sdk_integrity`, `csp_blocked`, `offline`; and
 *   the SDK's own errors when it does not accept the session
 */
export async function loadClinkElements(
  options: LoadElementsOptions,
  script?: ScriptOptions,
): Promise<ClinkElements> {
  const load = await loadScript(script);
  return load(options);
}
