import { SYSTEM_CLOCK, type Clock } from './clock.ts';
import { createControl, type Control } from './control/control.ts';
import { createControlApi } from './control/controlApi.ts';
import { isControl } from './control/isControl.ts';
import { CORS, createElementsApi } from './elements/elementsApi.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { SANDBOX_KEYS, type SandboxKeys } from './keys.ts';
import { advance } from './ledger/advance.ts';
import { createLedger, logRequest, type Ledger } from './ledger/ledger.ts';
import type { RequestRecord } from './ledger/records.ts';
import type { Settings } from './ledger/settings.ts';
import { createPages, type Assets } from './pages.ts';
import { readRefusal } from './rest/readRefusal.ts';
import { createRestApi } from './rest/restApi.ts';
import { deliverWebhooks } from './webhooks.ts';

/** Clink in memory: the REST API, the elements API, the SDK's script and frames, webhooks, faults and controls. */
export interface Sandbox {
  readonly keys: SandboxKeys;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly control: Control;
  /** Serves a request. Throws `ConnectionDropped` where a fault says so. */
  fetch(request: Request): Promise<Response>;
  /** Ends waits and deliveries. */
  dispose(): void;
}

export interface SandboxOptions {
  readonly clock?: Clock | undefined;
  /** Start values of what can be set. */
  readonly settings?: Partial<Settings> | undefined;
  /** The SDK's script and what the frames load. @default none: the APIs alone */
  readonly assets?: Assets | undefined;
  /** Origin of the page that the sandbox runs in. @default none: each request says where it comes from */
  readonly pageOrigin?: string | undefined;
  /** Delivers webhooks. @default the global one */
  readonly fetch?: typeof fetch | undefined;
}

/** The connection is to be reset without an answer. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const ledger = createLedger(() => clock.now(), options.settings);
  const faults = createFaults();
  const life = new AbortController();
  const webhooks = deliverWebhooks({
    ledger,
    clock,
    secret: SANDBOX_KEYS.webhookSecret,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    signal: life.signal,
  });
  const control = createControl(ledger, faults, webhooks);
  const route = createRouter(ledger, control, faults, options);

  return {
    keys: SANDBOX_KEYS,
    ledger,
    faults,
    control,
    async fetch(request) {
      const path = new URL(request.url).pathname;
      // The hands on the sandbox are never disturbed by what they ordered.
      const isHandsOn = isControl(path);
      const fault: Fault = (isHandsOn ? null : faults.take(request)) ?? {};
      const log = (outcome: RequestRecord['outcome'], refusal: string | null = null): void => {
        if (isHandsOn) return;
        const { method } = request;
        logRequest(ledger, { at: clock.now(), method, path, outcome, fault: noteOf(fault), refusal });
      };
      const delay = (isHandsOn ? 0 : ledger.settings.latencyMs) + (fault.delayMs ?? 0);
      if (delay > 0) await clock.sleep(delay, life.signal);

      if (fault.drop === 'before') {
        log('dropped before');
        throw new ConnectionDropped();
      }
      advance(ledger);
      const response = isAnswer(fault) ? answerOf(fault) : await route(request);
      if (fault.drop === 'after') {
        log('dropped after');
        throw new ConnectionDropped();
      }
      log(response.status, path.startsWith('/api/') ? await readRefusal(response) : null);
      return response;
    },
    dispose: () => life.abort(),
  };
}

function createRouter(
  ledger: Ledger,
  control: Control,
  faults: Faults,
  { assets = new Map(), pageOrigin }: SandboxOptions,
): (request: Request) => Promise<Response> | Response {
  const rest = createRestApi(ledger, SANDBOX_KEYS);
  const elements = createElementsApi(ledger, SANDBOX_KEYS, pageOrigin ?? null);
  const controls = createControlApi(control, faults);
  const pages = createPages(assets);
  return (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/')) return rest(request);
    if (pathname.startsWith('/elements/')) return elements(request);
    if (pathname.startsWith('/control/')) return controls(request);
    return pages(request);
  };
}

/** What is remembered of a fault: not the body, which may be anything. */
function noteOf({ delayMs, status, body, drop }: Fault): RequestRecord['fault'] {
  const answer = status ?? (body === undefined ? undefined : 200);
  if (delayMs === undefined && answer === undefined && drop === undefined) return null;
  return {
    ...(delayMs === undefined ? {} : { delayMs }),
    ...(answer === undefined ? {} : { status: answer }),
    ...(drop === undefined ? {} : { drop }),
  };
}

function isAnswer(fault: Fault): boolean {
  return fault.status !== undefined || fault.body !== undefined;
}

// With CORS headers, so that the SDK meets the status itself and not only a network error.
function answerOf({ status = 200, body = '', contentType = 'application/json' }: Fault): Response {
  const isBodiless = status === 204 || status === 205 || status === 304;
  return new Response(isBodiless ? null : body, {
    status,
    headers: { ...CORS, ...(isBodiless ? {} : { 'content-type': contentType }) },
  });
}
