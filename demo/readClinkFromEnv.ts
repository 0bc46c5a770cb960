import type { ShopClink } from './createShop.ts';

const NAMES = ['CLINK_SECRET_KEY', 'CLINK_PUBLISH_KEY', 'CLINK_ENVIRONMENT'] as const;

/**
 * The merchant's own Clink, when its three variables are set; `null` when none is.
 * @throws Error when only some are, or the environment is unknown
 */
export function readClinkFromEnv(env: Readonly<Record<string, string | undefined>>): ShopClink | null {
  const [secretKey, publishKey, environment] = NAMES.map((name) => env[name]?.trim() ?? '');
  const missing = NAMES.filter((name) => (env[name]?.trim() ?? '') === '');
  if (missing.length === NAMES.length) return null;
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. ` +
        `Set all of ${NAMES.join(', ')} to use your own Clink account, or none of them to use the embedded Clink.`,
    );
  }
  if (environment !== 'sandbox' && environment !== 'production') {
    throw new Error("CLINK_ENVIRONMENT must be 'sandbox' or 'production'.");
  }
  return { secretKey: secretKey ?? '', publishKey: publishKey ?? '', environment };
}
