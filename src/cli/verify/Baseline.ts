/** One script that belongs on the page: an `InventoryEntry` of `scriptInventory()`. */
export interface BaselineScript {
  /** Its address, a path for one of the page's own, or `inline`. */
  readonly url: string;
  /** Why the page has it. Empty where a person has yet to say so. */
  readonly purpose: string;
  /** Hashes as in the `integrity` attribute; an inline script always has one, over its text. */
  readonly integrity?: string | undefined;
  readonly addedBy: 'page' | 'react-clink-checkout';
  readonly assurance: 'integrity' | 'address';
}

/** What a page ought to serve: `{ scripts: scriptInventory(options), headers: securityHeaders(options) }`. */
export interface Baseline {
  readonly scripts: readonly BaselineScript[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The `url` of a script whose text stands in the page. */
export const INLINE = 'inline';
