import { waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { pageState } from '../../src/checkout/pageState.ts';

/** Takes the page away, and waits until no instance of the SDK is left. */
export async function leave(page: { unmount(): void }): Promise<void> {
  page.unmount();
  await waitFor(() => expect(pageState().instances.size).toBe(0));
}
