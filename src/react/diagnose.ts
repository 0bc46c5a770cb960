import { pageState } from '../checkout/pageState.ts';
import { VERSION } from '../checkout/version.ts';

/** Something about the page that a checkout on it suffers from. */
export interface PageDiagnosis {
  /**
   * `payment_denied`: wallets are missing. `cross_origin_isolated`: Clink's script and frames are refused. `framed`:
   * another origin shows the page. `two_versions`: two versions of this library are on it.
   */
  readonly code: 'payment_denied' | 'cross_origin_isolated' | 'framed' | 'two_versions';
  /** What it is, why it matters, and what to do. */
  readonly message: string;
}

/** Options of `diagnose`. */
export interface DiagnoseOptions {
  /** Origins that may show this page in a frame, as in its `frame-ancestors`. @default none but its own */
  readonly frameAncestors?: readonly string[] | undefined;
}

/**
 * Looks at the page that a checkout is, or is to be, on. In development a checkout does so by itself and warns; call it
 * to see in production, or in a test of the page, what only a browser can tell.
 *
 * @returns what was found, an empty list when all is well
 */
export function diagnose({ frameAncestors = [] }: DiagnoseOptions = {}): readonly PageDiagnosis[] {
  const found: PageDiagnosis[] = [];
  const isFramed = window.top !== window;
  if (deniesPayment()) {
    found.push({
      code: 'payment_denied',
      message: `Permissions-Policy denies \`payment\`, so wallets are missing; cards work. Send \`Permissions-Policy: payment=(self "<Clink’s origin>")\`, as securityHeaders() does${isFramed ? ', and give the <iframe> that holds this page `allow="payment"`' : ''}.`,
    });
  }
  if (globalThis.crossOriginIsolated) {
    found.push({
      code: 'cross_origin_isolated',
      message:
        'The page is cross-origin isolated, so Clink’s script and frames are refused unless they allow it. Leave out Cross-Origin-Embedder-Policy on the page of the checkout, or make it `credentialless`.',
    });
  }
  const foreign = ancestors().filter((origin) => ![location.origin, ...frameAncestors].includes(origin));
  if (foreign.length > 0) {
    found.push({
      code: 'framed',
      message: `The page is shown in a frame of ${foreign.join(', ')}, which could lead the shopper to press what they do not see. Send \`frame-ancestors\`, as securityHeaders() does; name the origin there, and here, if it is meant to be.`,
    });
  }
  if (pageState().version !== VERSION) {
    found.push({
      code: 'two_versions',
      message: `Two versions of react-clink-checkout are on this page, ${pageState().version ?? 'an older one'} and ${VERSION}. They share sessions and may not understand each other: have one, by a deduplicating install or a shared module.`,
    });
  }
  return found;
}

/** Chromium’s; other browsers do not tell. */
function deniesPayment(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('payment') === false;
}

/** Firefox does not tell; a frame whose parents it hides counts as the page's own. */
function ancestors(): readonly string[] {
  return [...((location as { ancestorOrigins?: Iterable<string> }).ancestorOrigins ?? [])];
}
