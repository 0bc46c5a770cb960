import type { QueryClient } from '@tanstack/react-query';
import { checkOrder } from '../checkout/checkOrder.ts';
import type { CheckoutSession } from '../checkout/CheckoutSession.ts';
import type { KnownSession } from '../checkout/pageState.ts';
import { readProgress, readSession } from '../checkout/readSession.ts';
import type { ReplyTime } from '../checkout/readSession.ts';
import { requestSession } from '../checkout/requestSession.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { holdsSecret } from '../protocol/environment.ts';
import { checkReturnUrl, normalizeReturnUrl } from '../protocol/returnUrl.ts';
import { createAttemptMemory } from './attemptMemory.ts';
import type { Callbacks } from './callbacks.ts';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { createSessionCache } from './sessionCache.ts';
import type { SessionCache } from './sessionCache.ts';
import { createSessionMemory } from './sessionMemory.ts';
import { warn } from './warn.ts';

/** Where a checkout has its session from: made of its options, once for whoever asks. */
export interface SessionSource extends Omit<SessionCache, 'create'> {
  /** @throws CheckoutError of phase `session` */
  make(): Promise<KnownSession>;
}

/**
 * Pure: nothing is asked before `make`.
 *
 * @param read the options of the moment
 */
export function createSessionSource(
  client: QueryClient,
  identity: string,
  read: () => CheckoutOptions,
  { diagnose, time }: Pick<Callbacks, 'diagnose' | 'time'>,
): SessionSource {
  let sentReturnUrl: string | null = null;
  const memory = createAttemptMemory(() => {
    const { resumeOnReload, returnUrl } = read();
    // The same key must come with the same body.
    return resumeOnReload ? `${identity} ${sentReturnUrl ?? returnUrl}` : null;
  });
  const tab = createSessionMemory(
    // A path that is relative is another one on another page.
    () =>
      (typeof read().endpoint === 'string' ? new URL(String(read().endpoint), location.href).href : '') +
      identity,
    (reply) => readReply(read(), reply, { received: Date.now() }),
  );
  const { create, ...cache } = createSessionCache(client, identity, memory, tab);
  return {
    ...cache,
    make: async () => {
      const options = read();
      // In front of the cache, so that nothing is sent and the attempt's key is not touched.
      refuseSecrets(options);
      for (const warning of checkOrder(options.order)) {
        warn(warning);
        diagnose('warning', warning);
      }
      const returnUrl = readReturnUrl(options);
      return create((attempt) => {
        attempt.returnUrl ??= { given: options.returnUrl, url: returnUrl };
        sentReturnUrl = attempt.returnUrl.given;
        const { url } = attempt.returnUrl;
        return time('session', () => createSession(options, url, attempt.idempotencyKey));
      });
    },
  };
}

async function createSession(
  options: CheckoutOptions,
  returnUrl: string,
  idempotencyKey: string,
): Promise<KnownSession> {
  const request = { ...options.order, uiMode: 'elements' as const, returnUrl };
  const { reply, time } = await requestSession(options, request, idempotencyKey);
  return { session: readReply({ ...options, returnUrl }, reply, time), progress: readProgress(reply) };
}

function readReply(options: CheckoutOptions, reply: unknown, time: ReplyTime): CheckoutSession {
  return readSession(reply, { ...options, allowedReturnOrigins: returnOrigins(options) }, time);
}

/** A secret that stands in an option has leaked already; it must not travel on. */
function refuseSecrets({ endpoint, publishKey, scope, returnUrl }: CheckoutOptions): void {
  const texts = [typeof endpoint === 'string' ? endpoint : '', publishKey ?? '', scope ?? '', returnUrl];
  if (texts.some(holdsSecret)) throw new CheckoutError('secret_key_exposed');
}

function readReturnUrl(options: CheckoutOptions): string {
  const returnUrl = normalizeReturnUrl(options.returnUrl, location.origin);
  const refusal = checkReturnUrl(returnUrl, returnOrigins(options));
  if (refusal) throw new CheckoutError('invalid_return_url', { message: refusal });
  return returnUrl;
}

function returnOrigins({ allowedReturnOrigins = [] }: CheckoutOptions): readonly string[] {
  return [location.origin, ...allowedReturnOrigins];
}
