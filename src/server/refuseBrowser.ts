/**
 * What `react-clink-checkout/server` resolves to in a build for browsers, so that neither the secret key's code path nor
 * the mistake goes unnoticed. Loading it throws; it has the entry's exports because a bundler would otherwise stop at a
 * missing one and say nothing of the cause.
 *
 * @throws Error always
 */
function refuse(): never {
  throw new Error(
    'react-clink-checkout/server was loaded in a build for browsers. It needs the secret key, so it belongs on the server only: import it from code that no page reaches. If this is a server that is built like a browser, have its bundler resolve the condition "worker", "workerd" or "edge-light".',
  );
}

/** @throws Error when it is made */
export class CheckoutProblem extends Error {
  constructor() {
    super();
    refuse();
  }
}

/** @throws Error when it is made */
export class WebhookError extends Error {
  constructor() {
    super();
    refuse();
  }
}

export {
  refuse as createCheckoutHandler,
  refuse as createMemoryStore,
  refuse as createSessionHandler,
  refuse as createStatusHandler,
  refuse as scriptInventory,
  refuse as securityHeaders,
  refuse as createWebhookHandler,
  refuse as handleWebhook,
  refuse as verifyWebhook,
};

refuse();
