import type { Sku } from '../../catalogue.ts';

/** Every text of the shop itself; those of the checkout come with the library. */
export interface ShopMessages {
  readonly shop: {
    readonly skip: string;
    readonly footer: string;
    readonly language: string;
    readonly lightTheme: string;
    readonly darkTheme: string;
    readonly cart: (items: number) => string;
    readonly toShop: string;
  };
  readonly catalogue: {
    readonly title: string;
    readonly intro: string;
    readonly products: string;
    readonly addShort: string;
    readonly add: (name: string) => string;
    readonly added: (name: string, quantity: number) => string;
  };
  readonly products: Readonly<Record<Sku, string>>;
  readonly cart: {
    readonly title: string;
    readonly empty: string;
    readonly quantityOf: (name: string) => string;
    readonly fewer: (name: string) => string;
    readonly more: (name: string) => string;
    readonly remove: (name: string) => string;
    readonly removeShort: string;
    readonly subtotal: string;
    readonly checkout: string;
  };
  readonly checkout: {
    readonly title: string;
    readonly contact: string;
    readonly email: string;
    readonly emailHint: string;
    readonly emailInvalid: string;
    readonly toPayment: string;
    readonly change: string;
    readonly payment: string;
    readonly paymentLater: string;
    readonly order: string;
    readonly editCart: string;
    readonly empty: string;
  };
  readonly complete: {
    readonly paid: string;
    readonly paidText: string;
    readonly items: string;
  };
  readonly notFound: { readonly title: string; readonly text: string };
}
