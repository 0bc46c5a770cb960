// @vitest-environment node
import { expect, it } from 'vitest';
import { bundleShop, project } from './bundleShop.ts';

const shopOf = (names: string, mode?: string) =>
  bundleShop(`export { ${names} } from '${project}/src/index.ts';`, mode);

it('a shop pays for the parts that it shows', async () => {
  const { modules } = await shopOf('CheckoutProvider, useCheckoutSession, PaymentMethod, PayButton');
  expect(modules).toContain('src/react/parts/PayButton.tsx');
  for (const part of ['PromotionCode', 'OrderSummary', 'CurrencySelect', 'CheckoutStatus'])
    expect(modules).not.toContain(`src/react/parts/${part}.tsx`);
  expect(modules).not.toContain('src/react/CheckoutReturn.tsx');
});

it('the hook alone brings no markup, no texts and no return page', async () => {
  const { modules } = await shopOf('useCheckoutSession, loadClinkElements');
  expect(modules).toContain('src/checkout/createCheckout.ts');
  expect(modules.filter((id) => id.endsWith('.tsx') || /messages|createReturn|prefetch/.test(id))).toEqual(
    [],
  );
});

it('the return page alone brings no checkout', async () => {
  const { modules } = await shopOf('useCheckoutReturn');
  for (const module of ['checkout/createCheckout.ts', 'elements/loadScript.ts', 'react/sessionCache.ts'])
    expect(modules).not.toContain(`src/${module}`);
});

it('what prefetches brings no form', async () => {
  const { modules } = await shopOf('prefetchCheckout, useCheckoutIntent');
  expect(modules).not.toContain('src/checkout/createCheckout.ts');
});

it('a look that is read off the page is loaded by those who ask for it', async () => {
  const { lazy } = await shopOf('ClinkCheckout');
  expect(lazy).toEqual(expect.arrayContaining(['src/react/color.ts', 'src/react/readBrand.ts']));
});

it('production leaves out what only a developer needs', async () => {
  const development = await shopOf('ClinkCheckout', 'development');
  const production = await shopOf('ClinkCheckout');
  expect(development.modules).toContain('src/react/diagnose.ts');
  expect(development.code).toContain('console.warn');
  expect(production.modules).not.toContain('src/react/diagnose.ts');
  expect(production.code).not.toContain('console.');
});
