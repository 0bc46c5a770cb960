/**
 * What `react-clink-checkout/server/redis` and `…/postgres` resolve to in a build for browsers. Loading it throws; it has
 * the exports of both because a bundler would otherwise stop at a missing one and say nothing of the cause.
 */
function refusal(): Error {
  return new Error(
    'A store of react-clink-checkout/server was loaded in a build for browsers. It reaches your database, so it belongs on the server only: import it from code that no page reaches. If this is a server that is built like a browser, have its bundler resolve the condition "worker", "workerd" or "edge-light".',
  );
}

/** @throws Error always */
export function createRedisStore(): never {
  throw refusal();
}

/** @throws Error always */
export function createPostgresStore(): never {
  throw refusal();
}

/** @throws Error always */
export function createTableSql(): never {
  throw refusal();
}

throw refusal();
