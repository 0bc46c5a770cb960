import type { ClinkEnvironment } from '../protocol/environment.ts';

/** A script that the merchant puts on the payment page. */
export interface PageScript {
  /** Where it comes from. One of the page's own may be a path. */
  readonly url: string;
  /** Why the page has it, in the merchant's words. */
  readonly purpose: string;
  /** Subresource integrity, such as `sha384-…`. */
  readonly integrity?: string | undefined;
}

/** What `securityHeaders` and `scriptInventory` are made from: one description of the payment page for both. */
export interface PageSecurityOptions {
  /** Whose hosts the page needs. */
  readonly environment: ClinkEnvironment;
  /** As given to the checkout. @default Clink's package on jsDelivr */
  readonly sdkUrl?: string | undefined;
  /** As given to the checkout: the SDK's subresource integrity. */
  readonly integrity?: string | undefined;
  /** As given to the checkout, new for each answer: lets the page's own inline scripts run, and no others. */
  readonly nonce?: string | undefined;
  /** The page's other scripts. */
  readonly scripts?: readonly PageScript[] | undefined;
  /**
   * Origins of Clink's frames and of the calls that its SDK makes, where they are others than those of `environment`: the
   * embedded Clink's.
   */
  readonly clinkOrigins?: readonly string[] | undefined;
  /** Other origins that the page itself calls. */
  readonly connectOrigins?: readonly string[] | undefined;
  /** Origins that may show the page in a frame. @default none */
  readonly frameAncestors?: readonly string[] | undefined;
  /**
   * Whether scripts may be added through Trusted Types policies only. The checkout brings its own, `clink-react`; whatever
   * else adds scripts or HTML on the page needs one of its own, named in `trustedTypesPolicies`. @default false
   */
  readonly trustedTypes?: boolean | undefined;
  /** Names of the page's other Trusted Types policies. */
  readonly trustedTypesPolicies?: readonly string[] | undefined;
  /** Where browsers report what was refused. */
  readonly reportUrl?: string | undefined;
}
