/** What can be set while the sandbox runs. Times are milliseconds. */
export interface Settings {
  /** Life of a new session. @default 24 hours */
  readonly sessionLifetimeMs: number;
  /** How long a payment with a `pending` test card takes. @default 3000 */
  readonly pendingDelayMs: number;
  /** Tax laid on every price, in percent. @default 0 */
  readonly taxPercent: number;
  /** Delay of every reply. @default 0 */
  readonly latencyMs: number;
  /** Where events are delivered; `null` for nowhere. */
  readonly webhookUrl: string | null;
  /** Whether an event's `data` is the resource itself (documented) or `{ object: resource }` (seen in production). */
  readonly webhookData: 'resource' | 'object';
}

export const DEFAULT_SETTINGS: Settings = {
  sessionLifetimeMs: 24 * 60 * 60 * 1000,
  pendingDelayMs: 3_000,
  taxPercent: 0,
  latencyMs: 0,
  webhookUrl: null,
  webhookData: 'resource',
};

const CHECKS: { readonly [K in keyof Settings]: (value: unknown) => boolean } = {
  sessionLifetimeMs: (value) => isNumber(value) && value > 0,
  pendingDelayMs: isNumber,
  taxPercent: (value) => isNumber(value) && value <= 100,
  latencyMs: isNumber,
  webhookUrl: (value) => value === null || (typeof value === 'string' && URL.canParse(value)),
  webhookData: (value) => value === 'resource' || value === 'object',
};

/** Settings with some of them replaced. Throws a `TypeError` on an unknown name or a value that is none. */
export function changeSettings(settings: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(CHECKS, name)) throw new TypeError(`There is no setting "${name}".`);
    if (!CHECKS[name as keyof Settings](value))
      throw new TypeError(`The value of "${name}" is not one it takes.`);
  }
  return { ...settings, ...changes };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
