/**
 * What `react-clink-checkout/server/redis` and `…/postgres` resolve to in a build for browsers. Loading it throws; it has
 * the exports of both because a bundler would otherwise stop at a missing one and say nothing of the cause.
 *
 * @throws Error always
 */
function refuse(): never {
  throw new Error(
    'A store of react-clink-checkout/server was loaded in a build for browsers. It reaches your database, so it belongs on the server only: import it from code that no page reaches. If this is a server that is built like a browser, have its bundler resolve the condition "worker", "workerd" or "edge-light".',
  );
}

export { refuse as createPostgresStore, refuse as createRedisStore, refuse as createTableSql };

refuse();
