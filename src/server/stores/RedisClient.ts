/** What is used of a client of the package `redis`, version 4 or later; its cluster client and its pool fit too. */
export interface NodeRedisClient {
  /** Runs a Lua script. */
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** What is used of a client of the package `ioredis`, version 5 or later; its cluster client fits too. */
export interface IoRedisClient {
  /** Tells the two packages apart. */
  defineCommand(name: string, definition: { lua: string }): void;
  /** Runs a Lua script on the first `numberOfKeys` of what follows. */
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** A client of either package, which the merchant makes, connects and closes. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** Runs a Lua script on one key, as one atomic step of the server. */
export type RunScript = (script: string, key: string, ...values: string[]) => Promise<unknown>;

/** @throws TypeError for what is no such client */
export function createRunScript(client: RedisClient): RunScript {
  if (typeof client?.eval !== 'function') {
    throw new TypeError(
      'createRedisStore needs a client of the package redis (version 4 or later) or ioredis (version 5 or later).',
    );
  }
  return 'defineCommand' in client
    ? (script, key, ...values) => client.eval(script, 1, key, ...values)
    : (script, key, ...values) => client.eval(script, { keys: [key], arguments: values });
}
