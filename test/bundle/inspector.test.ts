// @vitest-environment node
import { expect, it } from 'vitest';
import { bundleShop, project } from './bundleShop.ts';

const INSPECTED = `
  import { ClinkCheckout } from '${project}/src/index.ts';
  import { CheckoutInspector } from '${project}/src/inspector/index.ts';
  export { ClinkCheckout, CheckoutInspector };
`;

const isInspector = (id: string): boolean => id.startsWith('src/inspector/');

it('a shop that does not import the inspector has nothing of it', async () => {
  const { modules } = await bundleShop(`export * from '${project}/src/index.ts';`, 'development');
  expect(modules).toContain('src/react/ClinkCheckout.tsx');
  expect(modules.filter(isInspector)).toEqual([]);
});

it('production leaves the inspector out but for a component that renders nothing', async () => {
  const development = await bundleShop(INSPECTED, 'development');
  const production = await bundleShop(INSPECTED);
  expect(development.code).toContain('Copy report');
  expect(production.code).toContain('CheckoutInspector');
  expect(production.modules.filter(isInspector)).toEqual(['src/inspector/CheckoutInspector.tsx']);
  for (const text of ['Copy report', 'clink-inspector', 'adoptedStyleSheets'])
    expect(production.code).not.toContain(text);
});
