export type Sku = 'beans' | 'dripper' | 'mug';

/** What the shop sells. Read by the pages to show it and by the server to price it. */
export interface Product {
  readonly sku: Sku;
  readonly name: string;
  /** US cents: sums of whole numbers stay exact. */
  readonly priceInCents: number;
  /** Path on this site. */
  readonly image: string;
}

export const CURRENCY = 'USD';

export const CATALOGUE: readonly Product[] = [
  { sku: 'beans', name: 'House Blend', priceInCents: 1600, image: '/products/beans.svg' },
  { sku: 'dripper', name: 'Cone Dripper', priceInCents: 3200, image: '/products/dripper.svg' },
  { sku: 'mug', name: 'Still Mug', priceInCents: 2400, image: '/products/mug.svg' },
];

export function findProduct(sku: unknown): Product | undefined {
  return CATALOGUE.find((product) => product.sku === sku);
}

/** Most of one product in a cart. */
export const MAX_QUANTITY = 20;
