import { readFileSync } from 'node:fs';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClinkCheckout } from 'react-clink-checkout';
import { createFakeClink } from 'react-clink-checkout/testing';
import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/keys.ts';
import { readBlocks } from './readBlocks.ts';

test('a declined card leaves the form open', async () => {
  const clink = createFakeClink();
  render(
    <ClinkCheckout
      endpoint={clink.endpoint}
      loadElements={clink.loadElements}
      order={{ cartId: 'c_1' }}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
    />,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Pay $24.00' }));
  act(() => clink.decline());
  await screen.findByText(/Your payment was not accepted/);
  expect(screen.getByRole('button', { name: 'Pay $24.00' })).toBeEnabled();
});

const blocks = readBlocks('README.md');

test('the README has the test above, as it stands', () => {
  const shown = blocks.find(({ code }) => code.includes('createFakeClink()'))?.code ?? '';
  const own = readFileSync('test/docs/readme.test.tsx', 'utf8');
  const [imports = '', body = ''] = shown.split('\n\ntest(');
  for (const line of imports.split('\n')) expect(own).toContain(line);
  expect(body.trim()).not.toBe('');
  expect(own).toContain(`test(${body.trim()}`);
});

test('the README has the keys of the embedded Clink', () => {
  const env = blocks.find(({ file }) => file === '.env.local')?.code;
  for (const key of Object.values(SANDBOX_KEYS)) expect(env).toContain(`=${key}\n`);
});

test.each([
  ['Vite', ['server.js', 'src/App.tsx']],
  ['Next.js', ['app/api/checkout/[[...rest]]/route.ts', 'app/page.tsx', 'app/complete/page.tsx']],
])('the app for %s is under forty lines of own code', (_name, files) => {
  const lines = files.flatMap((file) => {
    const code = blocks.find((block) => block.file === file)?.code ?? '';
    expect(code).not.toBe('');
    return code.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
  });
  expect(lines.length).toBeLessThan(40);
});
