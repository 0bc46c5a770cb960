/** The reader's own functions, where pages import them: `./shop`, or `@/shop`. */
export const SHOP = `
  export interface Cart { id: string; version: number; total: number; currency: string; email: string }
  export function openCart(): Promise<Cart>;
  export function findCart(cartId: unknown, shopper: string): Promise<Cart | null>;
  export function rememberOrder(order: { sessionId: string; cartId: unknown; shopper: string }): Promise<void>;
  export function latestSessionOf(order: { cartId: unknown; shopper: string }): Promise<string | undefined>;
  export function markPaid(sessionId: unknown, eventId: string): Promise<void>;
  export function ownsOrder(sessionId: string, shopper: string): Promise<boolean>;
  export function shopperOf(request: Request): string;
  export function countCheckouts(shopper: string): Promise<number>;
`;

/** Packages that pages speak of, and that are not installed here. */
export const MODULES = `
declare module 'react-router' {
  export function Link(
    props: { readonly to: string } & Omit<import('react').ComponentPropsWithoutRef<'a'>, 'href'>,
  ): import('react').ReactElement;
}
declare module '@/shop' {${SHOP}}
declare module '@clink-ai/clink-elements' {
  export const loadClinkElements: import('react-clink-checkout').LoadElements;
}
`;

/** By page, what its code takes for granted of the reader's shop. A block that declares a name itself does without. */
export const PRELUDES: Readonly<Record<string, string>> = {
  'docs/design-systems.md': `
    declare const options: import('react-clink-checkout').CheckoutOptions;
    declare function MyCard(props: import('react').ComponentPropsWithRef<'div'>): import('react').ReactElement;
  `,
  'docs/languages.md': `
    declare const options: import('react-clink-checkout').CheckoutOptions;
  `,
  'docs/migrate-from-react-stripe-js.md': `
    declare function showMessage(message: string | undefined): void;
  `,
  'docs/multi-step.md': `
    interface Address { readonly email: string; readonly country: string }
    declare function AddressForm(props: {
      readonly address: Address | null;
      readonly onContinue: (address: Address) => void;
    }): import('react').ReactElement;
  `,
  'docs/promotion-codes.md': `
    declare const options: Omit<import('react-clink-checkout/server').CheckoutHandlerOptions, 'resolveOrder'>;
    declare function findCart(cartId: unknown): Promise<{ total: number; email: string }>;
  `,
  'docs/server.md': `
    declare function findCart(cartId: unknown, request: Request): Promise<{ total: number; email: string } | null>;
    declare function rememberOrder(order: { sessionId: string; cartId: unknown; shopper: string }): Promise<void>;
    declare function markPaid(order: { sessionId: unknown; eventId: string }): Promise<void>;
    declare function latestSessionOf(order: { cartId: unknown; shopper: string }): Promise<string | undefined>;
    declare function ownsOrder(sessionId: string, shopper: string): Promise<boolean>;
    declare function shopperOf(request: Request): string;
    declare function countOf(shopper: string): Promise<number>;
  `,
  'docs/stores.md': `
    declare const options: import('react-clink-checkout/server').CheckoutHandlerOptions;
    declare function log(error: unknown): void;
  `,
  'docs/subscriptions.md': `
    declare const options: Omit<import('react-clink-checkout/server').CheckoutHandlerOptions, 'resolveOrder'>;
    declare function findPlan(
      planId: unknown,
    ): Promise<{ price: number; clinkProductId: string; clinkPriceId: string } | null>;
    declare function customerOf(request: Request): Promise<string>;
    declare function openAccess(sessionId: unknown, eventId: string): Promise<void>;
    declare function noteSubscription(id: string, type: string, resource: object): Promise<void>;
  `,
};
