import { isAllowedScriptUrl } from '../protocol/scriptUrl.ts';

/** What is used of a Trusted Types policy and its factory. */
interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

/** To be listed in a page's policy: `trusted-types clink-react`. */
const POLICY_NAME = 'clink-react';

/** On the global object, since a second policy of the same name is refused to a second copy of the library. */
const KEY = Symbol.for('react-clink-checkout.scriptPolicy');

/**
 * A script's address as `HTMLScriptElement.src` takes it on a page with `require-trusted-types-for 'script'`: through a
 * policy that passes the addresses Clink's SDK may come from and no other.
 */
export function trustScript(url: string): string {
  const page = globalThis as { trustedTypes?: PolicyFactory; [KEY]?: ScriptPolicy };
  if (!page.trustedTypes) return url;
  try {
    page[KEY] ??= page.trustedTypes.createPolicy(POLICY_NAME, {
      createScriptURL: (address) => {
        if (isAllowedScriptUrl(address, location.origin)) return address;
        throw new TypeError(
          process.env.NODE_ENV === 'production' ? '' : 'Only Clink’s SDK is loaded by this policy.',
        );
      },
    });
  } catch {
    // Not listed: the page may do without, or have a default policy that decides. If not, setting the address throws.
    return url;
  }
  // Typed as the text it stands for: the DOM's own types know nothing of Trusted Types.
  return page[KEY].createScriptURL(url) as string;
}
