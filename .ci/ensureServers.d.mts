/** Paths of `redis-server` and of the folder of PostgreSQL's programs; undefined what is absent. */
export function findServers(): { redisServer: string | undefined; postgresBin: string | undefined };

/** As `findServers`, but installs what is absent where it can; otherwise ends the process and says what to do. */
export function ensureServers(): { redisServer: string; postgresBin: string };
