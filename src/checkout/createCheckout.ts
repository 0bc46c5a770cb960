import type { ClinkElements, ElementsEvents, ElementType, PresetOptions } from '../elements/ClinkElements.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { callAsync } from './callAsync.ts';
import type { Checkout, CheckoutListener, LiveSettings } from './Checkout.ts';
import type { CheckoutPorts } from './CheckoutPorts.ts';
import type { CheckoutSession } from './CheckoutSession.ts';
import { createPromotionChange } from './createPromotionChange.ts';
import { createSubmission } from './createSubmission.ts';
import type { InstanceLease } from './InstanceLease.ts';
import { leaseInstance } from './leaseInstance.ts';
import { mountElements } from './mountElements.ts';
import type { MountedElements } from './mountElements.ts';
import { pageState } from './pageState.ts';
import { eventOfError, SDK_EVENTS } from './sdkEvents.ts';
import { IDLE, isInFlight, isOpen, isResuming, transition } from './state.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';
import type { CheckoutState } from './state.ts';
import { watchExpiry } from './watchExpiry.ts';

/**
 * Milliseconds. The script has its own limit of 15 s from the start, so that nothing waits longer than 35 s in all. A
 * submit may include a bank's challenge, which the shopper takes their time for.
 */
const LIMITS = { loading: 10_000, script: 15_000, mounting: 10_000, submitting: 600_000 };

/** How often a form that others move is loaded again without asking: a page that moves each one would never end. */
const MOST_RELOADS = 3;

/**
 * Builds a checkout. Nothing runs until `open`. Every event goes one way: `transition`, then the effects of the
 * status that was entered, then the listeners.
 *
 * @param onSdkFault told of exceptions of the SDK that change nothing: while it is taken down or its look is changed
 */
export function createCheckout(
  ports: CheckoutPorts,
  initial: LiveSettings,
  onSdkFault: (error: unknown) => void = () => {},
): Checkout {
  let state: CheckoutState = IDLE;
  let settings = initial;
  const listeners = new Set<CheckoutListener>();
  const queue: CheckoutEvent[] = [];
  let dispatching = false;

  // Everything that ends with the run: a new token refuses what an older run still has under way.
  let run = 0;
  let startedAt = 0;
  let lease: InstanceLease | null = null;
  let instance: ClinkElements | null = null;
  let elements: MountedElements | null = null;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let expiry: ReturnType<typeof watchExpiry> | null = null;
  let stopWaking: (() => void) | null = null;
  let framed: HTMLElement | null = null;
  let stopWatching: (() => void) | null = null;
  let renewedBySelf = false;
  let reloads = 0;
  const containers: Record<ElementType, HTMLElement | null> = { paymentMethod: null, currencySelect: null };
  const submission = createSubmission(
    () => state,
    dispatch,
    () => instance?.submit(),
  );
  const promotion = createPromotionChange(
    () => state,
    dispatch,
    (change) => instance?.promoCodeChange(change),
  );

  function dispatch(event: CheckoutEvent): void {
    queue.push(event);
    if (dispatching) return;
    dispatching = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) step(next);
    } finally {
      dispatching = false;
    }
  }

  function step(event: CheckoutEvent): void {
    const previous = state;
    state = transition(previous, event);
    if (event.type === 'submitted' || previous.status === 'submitting') submission.settle();
    if (state === previous) return;
    if (state.status !== previous.status) enter(state, previous, event);
    promotion.settle(event);
    if (event.type === 'submitVisibleChanged') expiry?.check();
    // A wallet may pay from now on, unseen, and lead away from the page; or what failed unnamed was refused.
    const isTold = event.type === 'submitVisibleChanged' && isOpen(state) && !state.form.submitVisible;
    const isSettled =
      state.status === 'ready' && previous.status === 'ready' && state.progress !== previous.progress;
    if ((isTold || isSettled) && isOpen(state)) ports.keepProgress(state.session, state.progress);
    for (const listener of listeners) listener(state, previous, event);
  }

  function enter(entered: CheckoutState, previous: CheckoutState, event: CheckoutEvent): void {
    clearTimeout(limit);
    switch (entered.status) {
      case 'idle':
        release();
        stopWaking?.();
        stopWaking = null;
        break;
      case 'creating':
        if (event.type === 'renewed' && 'session' in previous && previous.session) {
          ports.forgetSession(previous.session);
        }
        release();
        createSession();
        break;
      case 'loading': {
        const wasShown = lease !== null;
        release();
        const mine = run;
        const start = (): void => {
          if (mine === run) load(entered.session);
        };
        // After the instance that was shown, which is destroyed in the same way.
        if (wasShown) queueMicrotask(start);
        else start();
        break;
      }
      case 'mounting':
        watch(entered.session);
        sync();
        break;
      case 'ready':
        if (isInFlight(previous)) ports.keepProgress(entered.session, entered.progress);
        expiry?.check();
        break;
      case 'submitting':
        ports.keepProgress(entered.session, 'submitted');
        limit = setTimeout(() => {
          dispatch({ type: 'failed', error: new CheckoutError('timeout', { phase: 'payment' }) });
        }, LIMITS.submitting);
        submission.call();
        break;
      case 'pending':
        ports.keepProgress(entered.session, 'accepted');
        break;
      case 'complete':
        expiry?.stop();
        ports.keepProgress(entered.session, 'paid');
        break;
      case 'expired':
        // The submit that it answers came to nothing.
        if (entered.renewable && isInFlight(previous)) ports.keepProgress(entered.session, 'open');
        release();
        if (settings.autoRenew && entered.renewable && !isInFlight(previous) && !renewedBySelf) {
          renewedBySelf = true;
          dispatch({ type: 'renewed' });
        }
        break;
      case 'failed':
        if (entered.session && entered.progress !== 'open')
          ports.keepProgress(entered.session, entered.progress);
        release(entered.error.code === 'sdk_timeout');
        break;
      default:
        entered satisfies never;
    }
  }

  function release(abandon = false): void {
    run += 1;
    expiry?.stop();
    watchFrameIn(null);
    lease?.release(abandon);
    lease = null;
    instance = null;
    elements = null;
    expiry = null;
  }

  function createSession(): void {
    const mine = run;
    startedAt = Date.now();
    // Asked for first, since it takes the longer as a rule, and a tag takes a while to be made.
    const created = callAsync(() => ports.createSession());
    callAsync(() => ports.preloadElements?.()).catch(onSdkFault);
    created.then(
      ({ session, progress }) => {
        if (mine === run) dispatch({ type: 'sessionCreated', session, progress });
      },
      (cause: unknown) => {
        if (mine !== run) return;
        const error = cause instanceof CheckoutError ? cause : new CheckoutError('endpoint_error', { cause });
        dispatch({ type: 'failed', error });
      },
    );
  }

  function load(session: CheckoutSession): void {
    const mine = run;
    const { sessionId, publishKey, environment } = session;
    const asked = settings.presetOptions;
    const page = pageState();
    page.environment ??= environment;
    if (page.environment !== environment) {
      dispatch({ type: 'failed', error: new CheckoutError('environment_conflict') });
      return;
    }
    try {
      lease = leaseInstance(
        sessionId,
        () => ports.loadElements({ publishKey, environment, sessionId, presetOptions: asked }),
        onSdkFault,
      );
    } catch (error) {
      dispatch(eventOfError(error, 'load'));
      return;
    }
    const wait = Math.max(LIMITS.loading, startedAt + LIMITS.script - Date.now());
    limit = setTimeout(() => dispatch({ type: 'failed', error: new CheckoutError('sdk_timeout') }), wait);
    const { joined } = lease;
    lease.instance.then(
      (loaded) => {
        if (mine !== run) return;
        instance = loaded;
        const onMountFault = (error: unknown): void => {
          if (mine === run) dispatch(eventOfError(error, 'load'));
        };
        elements = mountElements(loaded, onMountFault, onSdkFault);
        dispatch({ type: 'sdkLoaded' });
        try {
          // Before anything is created, and after `mounting` was entered: an SDK may tell what it knows at once.
          subscribeSdk(loaded, mine);
        } catch (error) {
          dispatch(eventOfError(error, 'load'));
          return;
        }
        applyLook(joined ? {} : asked, settings.presetOptions);
      },
      (error: unknown) => {
        if (mine === run) dispatch(eventOfError(error, 'load'));
      },
    );
  }

  function subscribeSdk(sdk: ClinkElements, mine: number): void {
    for (const name of Object.keys(SDK_EVENTS) as (keyof ElementsEvents)[]) {
      sdk.on(name, (payload: unknown) => {
        if (mine !== run) return;
        const event = SDK_EVENTS[name](payload);
        if (event) dispatch(event);
      });
    }
  }

  /** Brings the elements into the containers. Deferred, since React detaches and attaches a ref in one breath. */
  function sync(): void {
    const mine = run;
    queueMicrotask(() => {
      if (mine !== run || !elements) return;
      try {
        const shown = elements.sync(containers);
        watchFrameIn(containers.paymentMethod);
        dispatch({ type: 'fieldsChanged', fieldsShown: shown });
        if (state.status !== 'mounting') return;
        // Without a place for it the form is not being waited for.
        clearTimeout(limit);
        if (!shown) return;
        limit = setTimeout(() => {
          dispatch({ type: 'failed', error: new CheckoutError('timeout', { phase: 'mount' }) });
        }, LIMITS.mounting);
      } catch (error) {
        if (containers.paymentMethod?.isConnected === false) failRemoved();
        else dispatch(eventOfError(error, 'load'));
      }
    });
  }

  function watchFrameIn(container: HTMLElement | null): void {
    if (framed === container) return;
    stopWatching?.();
    framed = container;
    stopWatching =
      container &&
      ports.watchFrame(container, (change) => {
        if (change === 'moved') reload();
        else if (change !== 'removed') dispatch({ type: 'failed', error: change });
        // The SDK may take its frame away while a payment is under way, and tell the end of it all the same.
        else if (!isInFlight(state) || !container.isConnected) failRemoved();
      });
  }

  /** The same session again: Clink knows what has become of it. */
  function reload(): void {
    const isPending = state.status === 'pending';
    // Who moves the form before there is one may have the SDK find it again; the limit tells if not. What is pending is
    // heard of without its form.
    if (state.status === 'mounting' || (isPending && reloads === MOST_RELOADS)) return;
    if (reloads === MOST_RELOADS || (!isPending && mayBePaying())) failRemoved();
    else {
      reloads += 1;
      dispatch({ type: 'reloaded' });
    }
  }

  function mayBePaying(): boolean {
    return isInFlight(state) || isResuming(state) || (isOpen(state) && !state.form.submitVisible);
  }

  function failRemoved(): void {
    if (mayBePaying()) {
      dispatch({ type: 'interrupted', error: new CheckoutError('element_removed', { phase: 'payment' }) });
    } else dispatch({ type: 'failed', error: new CheckoutError('element_removed') });
  }

  function watch(session: CheckoutSession): void {
    expiry = watchExpiry(session.expiresAt, () => settings.expiryNotice, {
      soon: () => dispatch({ type: 'expiring' }),
      // While a payment is under way, or a wallet in the frame has it in hand, only Clink can say that it has ended.
      expired: () => {
        if (!mayBePaying()) dispatch({ type: 'expired' });
      },
    });
  }

  function wake(): void {
    if (state.status === 'failed' && state.error.code === 'offline') dispatch({ type: 'retried' });
    else lookAgain();
  }

  /** What may have happened while the page slept, or lay in the browser's cache. */
  function lookAgain(): void {
    if (isOpen(state) && !isInFlight(state) && ports.isReplaced?.(state.session))
      dispatch({ type: 'replaced' });
    expiry?.check();
  }

  function applyLook(before: PresetOptions, { locale, theme }: PresetOptions): void {
    if (locale && locale !== before.locale) callAsync(() => instance?.setLocale(locale)).catch(onSdkFault);
    if (theme && theme !== before.theme) callAsync(() => instance?.setTheme(theme)).catch(onSdkFault);
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => {
      stopWaking ??= ports.onWake(wake);
      dispatch({ type: 'opened' });
    },
    close: () => dispatch({ type: 'closed' }),
    attach: (type, container) => {
      containers[type] = container;
      sync();
    },
    configure: (next) => {
      const before = settings.presetOptions;
      settings = next;
      applyLook(before, next.presetOptions);
    },
    submit: () => {
      lookAgain();
      return submission.submit();
    },
    applyPromotionCode: promotion.apply,
    clearPromotionCode: promotion.clear,
    retry: () => {
      reloads = 0;
      dispatch({ type: 'retried' });
    },
    renew: () => dispatch({ type: 'renewed' }),
  };
}
