import type {
  ClinkElement,
  ClinkElements,
  ElementType,
  PresetOptions,
} from '../../src/elements/ClinkElements.ts';
import { CallError } from '../elements/callElements.ts';
import type { SessionView } from '../elements/SessionView.ts';
import type { FrameName } from '../framePage.ts';
import { failureText } from '../frames/texts/failureText.ts';
import type { Clink } from './Clink.ts';
import { createEmitter } from './createEmitter.ts';
import { createFrame, type Frame } from './createFrame.ts';
import { createPaymentFlow } from './createPaymentFlow.ts';
import type { FrameAppearance, FrameMessage, HostMessage } from './messages.ts';
import { namedError } from './namedError.ts';

export interface InstanceOptions {
  readonly clink: Clink;
  readonly instanceId: string;
  readonly token: string;
  readonly view: SessionView;
  readonly preset: PresetOptions;
  /** Gives the session back to the page. */
  release(): void;
}

const FRAMES: Readonly<Record<ElementType, { page: FrameName; title: string; height: number }>> = {
  paymentMethod: { page: 'payment', title: 'Secure payment details', height: 320 },
  currencySelect: { page: 'currency', title: 'Currency', height: 58 },
};

/** The instance of a session that was loaded. Misuse throws errors whose names say what was wrong. */
export function createInstance(options: InstanceOptions): ClinkElements {
  const { clink, token } = options;
  const emitter = createEmitter();
  const frames = new Map<ElementType, Frame>();
  const bank = clink.page('challenge');
  const challengePage = 'html' in bank ? bank.html : null;
  let appearance = appearanceOf(options.preset);
  let isDestroyed = false;

  function call(name: string, body: object = {}): Promise<SessionView> {
    return clink.call<SessionView>(name, { token, ...body });
  }

  function broadcast(message: HostMessage): void {
    for (const frame of frames.values()) frame.send(message);
  }

  function adopt(change: Partial<FrameAppearance>): void {
    appearance = { ...appearance, ...change };
    broadcast({ type: 'appearance', appearance });
  }

  function assertAlive(): void {
    if (isDestroyed) {
      throw namedError('InstanceDestroyedError', 'This instance of Clink Elements has been destroyed.');
    }
  }

  const flow = createPaymentFlow({
    emitter,
    view: options.view,
    call,
    broadcast,
    locale: () => appearance.locale,
  });

  // Only the payment frame decides about the payment.
  function receiveFromCurrency(message: FrameMessage): void {
    if (message.type === 'changed') flow.change(message.view);
    else if (message.type === 'failed') flow.report(message.failure);
  }

  function parametersOf(): URLSearchParams {
    const parameters = new URLSearchParams({ instance: options.instanceId, theme: appearance.theme });
    if (options.preset.section?.hideSkeleton === true) parameters.set('skeleton', 'none');
    return parameters;
  }

  function createElement(type: ElementType): ClinkElement {
    assertAlive();
    if (!Object.hasOwn(FRAMES, type))
      throw namedError('UnknownElementError', `There is no element "${type}".`);
    if (frames.has(type)) {
      throw namedError('ElementAlreadyCreatedError', `This instance has its "${type}" already.`);
    }
    if (type === 'currencySelect' && !frames.has('paymentMethod')) {
      throw namedError('ElementOrderError', 'Create "paymentMethod" before "currencySelect".');
    }
    const frame = createFrame({
      instanceId: options.instanceId,
      page: clink.page(FRAMES[type].page),
      parameters: parametersOf,
      title: FRAMES[type].title,
      initialHeight: FRAMES[type].height,
      greet: () => ({ clink: 'connect', token, appearance, view: flow.view, challengePage }),
      receive: type === 'paymentMethod' ? (message) => flow.receive(message) : receiveFromCurrency,
      call: clink.call,
    });
    frames.set(type, frame);
    return {
      mount(container) {
        assertAlive();
        frame.mount(container);
      },
      unmount() {
        frame.unmount();
        if (type === 'paymentMethod') flow.loseFrame();
      },
    };
  }

  function reportPromotion(code: string): void {
    emitter.emit(
      'promo-code-error',
      namedError('PromoCodeError', failureText(code, appearance.locale), code),
    );
  }

  return {
    createElement,
    on(event, handler) {
      assertAlive();
      emitter.on(event, handler);
    },
    off(event, handler) {
      assertAlive();
      emitter.off(event, handler);
    },
    submit() {
      assertAlive();
      if (flow.phase === 'loading') {
        throw namedError('NotReadyError', 'Wait for "session-init-success" before submitting.');
      }
      if (flow.phase !== 'ready' || flow.method === null || flow.method === 'GOOGLEPAY') {
        throw namedError(
          'SubmitRefusedError',
          'Submit only while "submit-enabled" and "submit-visible" are true.',
        );
      }
      flow.beginSubmit();
      frames.get('paymentMethod')?.send({ type: 'submit' });
    },
    async promoCodeChange(change) {
      assertAlive();
      try {
        const next = await call('promotion', { code: change.type === 'apply' ? change.code : null });
        flow.change(next);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const { failure } = error;
        if (isDestroyed) return;
        if (failure.name === 'PromoCodeError') reportPromotion(failure.code);
        else if (failure.name === 'SessionLoadError') reportPromotion('network_error');
        else flow.report(failure);
      }
    },
    setLocale(locale) {
      assertAlive();
      adopt({ locale });
    },
    setTheme(theme) {
      assertAlive();
      adopt({ theme });
    },
    destroy() {
      assertAlive();
      isDestroyed = true;
      flow.end();
      for (const frame of frames.values()) frame.unmount();
      emitter.clear();
      options.release();
      // Outlives the page when it is being left; a failure concerns nobody any more.
      clink.call('destroy', { token }, { keepalive: true }).catch(() => undefined);
    },
  };
}

function appearanceOf(preset: PresetOptions): FrameAppearance {
  return {
    locale: preset.locale ?? 'en',
    theme: preset.theme ?? 'light',
    primaryColor: preset.primaryColor ?? null,
    radiusOfComponents: preset.radius?.components ?? null,
    radiusOfCard: preset.radius?.card ?? null,
    hideIfOneCurrency: preset.currencySelect?.hideIfOneCurrency ?? false,
  };
}
