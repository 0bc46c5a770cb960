/** How deliveries are checked. */
export interface VerifyWebhookOptions {
  /** `whsec_…`, the endpoint's signing secret. While one is being replaced, a list of the old and the new. */
  readonly secret: string | readonly string[];
  /**
   * Milliseconds a delivery's timestamp may be off, either way: more than 0, at most 7 days. It is what stops a copied
   * delivery from being sent again much later. @default 300_000
   */
  readonly toleranceMs?: number | undefined;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Bytes a body may have. @default 262_144 */
  readonly maxBodyBytes?: number | undefined;
}

/** The options with every default filled in and every rule checked. */
export interface WebhookSettings {
  readonly secrets: readonly string[];
  readonly toleranceMs: number;
  readonly now: () => number;
  readonly maxBodyBytes: number;
}

const MAX_TOLERANCE = 7 * 24 * 60 * 60_000;

// Printable ASCII to the end: a line break that came along from a file would make every delivery look forged.
const SECRET = /^whsec_[!-~]+$/;

/** @throws TypeError for an option that is missing or wrong; the text never repeats a secret */
export function readWebhookSettings(options: VerifyWebhookOptions): WebhookSettings {
  const { secret, toleranceMs = 300_000, now = Date.now, maxBodyBytes = 256 * 1024 } = options;
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  if (secrets.length === 0 || secrets.some((each) => typeof each !== 'string' || each.trim() === '')) {
    throw new TypeError('The webhook secret is empty. Is its environment variable set?');
  }
  if (!secrets.every((each): each is string => typeof each === 'string' && SECRET.test(each))) {
    throw new TypeError(
      'The webhook secret is not of the form whsec_…. It is the signing secret of the endpoint in Clink’s dashboard, not an API key.',
    );
  }
  if (!(toleranceMs > 0 && toleranceMs <= MAX_TOLERANCE)) {
    throw new TypeError(`toleranceMs must be more than 0 and at most ${MAX_TOLERANCE} milliseconds.`);
  }
  if (!(maxBodyBytes > 0)) throw new TypeError('maxBodyBytes must be more than 0.');
  return { secrets, toleranceMs, now, maxBodyBytes };
}
