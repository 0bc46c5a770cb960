/** A promotion code that the sandbox knows. */
export interface Promotion {
  readonly code: string;
  readonly discount:
    | { readonly type: 'percent'; readonly basisPoints: number }
    /** US cents, converted into the currency of the payment. */
    | { readonly type: 'fixed'; readonly usdMinor: number };
  readonly durationLabel: string | null;
  readonly terms: string | null;
  readonly state: 'active' | 'expired';
}

/** Every promotion code; anything else is invalid. */
const PROMOTIONS: readonly Promotion[] = [
  {
    code: 'WELCOME10',
    discount: { type: 'percent', basisPoints: 1_000 },
    durationLabel: 'Once',
    terms: null,
    state: 'active',
  },
  {
    code: 'SAVE5',
    discount: { type: 'fixed', usdMinor: 500 },
    durationLabel: null,
    terms: null,
    state: 'active',
  },
  {
    code: 'FOREVER20',
    discount: { type: 'percent', basisPoints: 2_000 },
    durationLabel: 'Forever',
    terms: 'For every payment of this purchase. Cannot be combined with other codes.',
    state: 'active',
  },
  {
    code: 'EXPIRED10',
    discount: { type: 'percent', basisPoints: 1_000 },
    durationLabel: null,
    terms: null,
    state: 'expired',
  },
];

/** Finds a code as a shopper types it: case and surrounding blanks do not matter. */
export function findPromotion(code: string): Promotion | undefined {
  const wanted = code.trim().toUpperCase();
  return PROMOTIONS.find((promotion) => promotion.code === wanted);
}
