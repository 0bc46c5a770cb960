import type { StatusHandlerOptions } from './CheckoutHandlerOptions.ts';
import { createClinkApi } from './createClinkApi.ts';
import type { Route } from './createRoute.ts';
import { jsonResponse } from './jsonResponse.ts';
import { readClinkSettings } from './readClinkSettings.ts';
import { readStatus } from './readStatus.ts';

/** @throws TypeError for a missing or wrong option; Error in a browser */
export function createStatusRoute(options: StatusHandlerOptions): Route {
  const askClink = createClinkApi(readClinkSettings(options));
  const { authorize } = options;
  if (typeof authorize !== 'function') {
    throw new TypeError('authorize is missing: without it anyone could ask what became of any session.');
  }
  return {
    name: 'status',
    answer: async (request) => jsonResponse(await readStatus(request, { authorize }, askClink)),
  };
}
