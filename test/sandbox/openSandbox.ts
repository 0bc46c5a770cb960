import type { Clock } from '../../sandbox/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/createSandbox.ts';
import type { ElementsFailure, SessionView } from '../../sandbox/elements/SessionView.ts';

export const ORIGIN = 'http://clink.test';
export const MERCHANT = 'https://shop.example';
const RETURN_URL = `${MERCHANT}/complete?session_id={ELEMENTS_SESSION_ID}`;

/** A create call that keeps every rule. */
export const ORDER = {
  originalAmount: 49.9,
  originalCurrency: 'USD',
  customerEmail: 'ada@shop.example',
  uiMode: 'elements',
  returnUrl: RETURN_URL,
};

export const CARD = { method: 'CARD', number: '4242424242424242', expiry: '12/40', securityCode: '123' };

export interface Envelope {
  readonly code: number;
  readonly msg: string;
  readonly data?: Record<string, unknown>;
}

type Reply = Partial<SessionView> & { readonly status: unknown; readonly error?: ElementsFailure };

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  /** A REST call with everything in order, save what `headers` replace; `null` leaves a header out. */
  rest(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string | null>>,
  ): Promise<{ status: number; envelope: Envelope }>;
  /** Id of a new session. */
  createSession(more?: object): Promise<string>;
  elements(call: string, body: object, origin?: string | null): Promise<{ status: number; reply: Reply }>;
  /** Token of a new instance. */
  load(sessionId: string): Promise<string>;
  confirm(token: string, details?: object): Promise<{ status: number; reply: Reply }>;
  control(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Lets time pass. */
  wait(ms: number): Promise<void>;
}

/** A sandbox without a server, whose time stands still until it is moved. */
export function openSandbox(options: SandboxOptions = {}): OpenSandbox {
  const clock = createStillClock();
  const sandbox = createSandbox({ clock, ...options });
  const { keys } = sandbox;
  let attempts = 0;

  const rest: OpenSandbox['rest'] = async (method, path, body, headers = {}) => {
    const all = {
      'X-API-KEY': keys.secretKey,
      'X-Timestamp': String(clock.now()),
      'Content-Type': 'application/json',
      ...headers,
    };
    const response = await sandbox.fetch(
      new Request(`${ORIGIN}/api/${path}`, {
        method,
        headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    return { status: response.status, envelope: (await response.json()) as Envelope };
  };
  const elements: OpenSandbox['elements'] = async (call, body, origin = MERCHANT) => {
    const response = await sandbox.fetch(
      new Request(`${ORIGIN}/elements/${call}`, {
        method: 'POST',
        headers: origin === null ? {} : { origin },
        body: JSON.stringify(body),
      }),
    );
    return { status: response.status, reply: (await response.json()) as Reply };
  };
  return {
    sandbox,
    rest,
    elements,
    async createSession(more = {}) {
      const { envelope } = await rest('POST', 'checkout/session', { ...ORDER, ...more });
      if (envelope.code !== 200) throw new Error(envelope.msg);
      return String(envelope.data?.['sessionId']);
    },
    async load(sessionId) {
      const { reply } = await elements('load', {
        publishKey: keys.publishKey,
        environment: 'sandbox',
        sessionId,
      });
      return (reply as unknown as { token: string }).token;
    },
    confirm: (token, details = CARD) =>
      elements('confirm', { token, attemptId: `attempt-${++attempts}`, ...details }),
    control: (method, path, body, headers = {}) =>
      sandbox.fetch(
        new Request(`${ORIGIN}/control/${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    wait: (ms) => clock.wait(ms),
  };
}

/** A clock that stands still until it is told to wait; sleepers wake in order. */
function createStillClock(): Clock & { wait(ms: number): Promise<void> } {
  let now = Date.parse('2030-06-15T12:00:00Z');
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: now + ms, wake });
      }),
    async wait(ms) {
      now += ms;
      for (const sleeper of sleepers.splice(0)) {
        if (sleeper.at <= now) sleeper.wake();
        else sleepers.push(sleeper);
      }
      // What was woken may do several steps of work before it sleeps again, some of them on other threads (signing): this
      // goes the same ways, so it takes as long on a busy machine as that does.
      for (let step = 0; step < 10; step += 1) {
        await crypto.subtle.digest('SHA-256', new Uint8Array(8));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  };
}
