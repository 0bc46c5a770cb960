import { CallError } from '../elements/callElements.ts';
import type { ElementsFailure, PaymentDetails, SandboxMethod, SessionView } from '../elements/SessionView.ts';
import type { FrameAppearance } from '../sdk/messages.ts';
import { acceptTestCards } from './acceptTestCards.ts';
import { applyAppearance } from './applyAppearance.ts';
import { callClink } from './callClink.ts';
import type { Host } from './connectToHost.ts';
import { createCardForm } from './createCardForm.ts';
import { createChallengeView } from './createChallengeView.ts';
import { createGooglePayPanel } from './createGooglePayPanel.ts';
import { createMethodList } from './createMethodList.ts';
import { createOutcomeView } from './createOutcomeView.ts';
import { createQrView } from './createQrView.ts';
import { createTestCards } from './createTestCards.ts';
import { element } from './element.ts';
import { isOpaque } from './isOpaque.ts';
import { payWith } from './payWith.ts';
import { reportHeight } from './reportHeight.ts';
import { failureText } from './texts/failureText.ts';
import { textsFor } from './texts/textsFor.ts';

/** Everything in the payment frame, from the first view of the session to the last. */
export function createPaymentFrame(root: HTMLElement, host: Host): void {
  const { token } = host;
  let { appearance } = host;
  let view = host.view;
  let method: SandboxMethod | null = null;
  let failureCode: string | null = null;
  // An attempt that failed is told once, not again with every later view of the session.
  let toldPayment = view.payment?.paymentId ?? null;

  const cardForm = createCardForm();
  const googlePay = createGooglePayPanel(() => void submit());
  const cashApp = element('p', { class: 'panel' });
  const methods = createMethodList(
    {
      CARD: element('div', { class: 'panel' }, cardForm.element),
      GOOGLEPAY: googlePay.element,
      CASHAPP: cashApp,
    },
    (chosen) => {
      method = chosen;
      setFailure(null);
      host.send({ type: 'method', method });
    },
  );
  const typeCard = (number: string): void => {
    if (view.methods.includes('CARD')) methods.choose('CARD');
    cardForm.fill(number);
  };
  const testCards = createTestCards(typeCard);
  const qr = createQrView({ scan: () => void scan('paid'), leave: () => void scan('cancelled') });
  const challenge = createChallengeView(host.challengePage, () => void readResult());
  const outcome = createOutcomeView();
  const failure = element('p', { class: 'failure', role: 'alert' });
  const form = element('form', { novalidate: true }, testCards.element, methods.element);
  // Enter in a field submits nothing: the pay button is on the merchant's page.
  form.addEventListener('submit', (event) => event.preventDefault());

  function setFailure(code: string | null): void {
    failureCode = code;
    failure.textContent = code === null ? '' : failureText(code, appearance.locale);
  }

  function setBusy(isBusy: boolean): void {
    form.inert = isBusy;
    form.ariaBusy = String(isBusy);
  }

  function localize(next: FrameAppearance): void {
    appearance = next;
    applyAppearance(next);
    const texts = textsFor(next.locale);
    for (const part of [cardForm, googlePay, methods, testCards, qr, challenge, outcome])
      part.localize(texts);
    cashApp.textContent = texts.cashAppHint;
    setFailure(failureCode);
  }

  /** Shows what the session is at: the form, or what stands in its place. */
  function show(next: SessionView): void {
    view = next;
    const { payment } = next;
    const action = payment?.action ?? null;
    const isOpen = next.status === 'open' && next.paymentStatus === 'unpaid';
    const shown =
      next.status === 'completed'
        ? outcome
        : action?.type === 'qr_code'
          ? qr
          : action?.type === 'challenge'
            ? challenge
            : isOpen
              ? null
              : outcome;
    if (shown === outcome) outcome.show(next.status === 'completed' ? 'paid' : 'processing');
    if (shown === challenge && challenge.element.hidden && action?.type === 'challenge') {
      challenge.element.hidden = false;
      challenge.show(action.challengeId);
    }
    if (shown === qr && qr.element.hidden && action?.type === 'qr_code') qr.show(action.content);
    if (shown !== challenge) challenge.close();
    for (const part of [outcome, qr, challenge]) part.element.hidden = part !== shown;
    // Hidden, never removed: what was typed is still there when the payment fails.
    form.hidden = shown !== null && shown !== challenge;
    if (shown === null) methods.offer(next.methods);

    if (payment?.status === 'failed' && payment.paymentId !== toldPayment) {
      toldPayment = payment.paymentId;
      setFailure(payment.failureCode ?? 'payment_failed');
    } else if (shown !== null) {
      setFailure(null);
    }
  }

  function refuse(reason: ElementsFailure): void {
    setFailure(reason.code);
    host.send({ type: 'failed', failure: reason });
  }

  function accept(next: SessionView): void {
    show(next);
    host.send({ type: 'outcome', view: next });
  }

  async function pay(details: PaymentDetails): Promise<void> {
    setFailure(null);
    const result = await payWith(token, details, view.payment?.paymentId ?? null);
    if ('sessionId' in result) accept(result);
    else refuse(result);
  }

  async function submit(): Promise<void> {
    if (method === null) return host.send({ type: 'refused' });
    host.send({ type: 'submitting' });
    // While the form is busy nothing in it can take the focus, not even the field with a problem.
    setBusy(false);
    const details = method === 'CARD' ? cardForm.read() : { method };
    if (details === null) return host.send({ type: 'refused' });
    setBusy(true);
    await pay(details);
  }

  async function scan(result: 'paid' | 'cancelled'): Promise<void> {
    await follow(callClink<SessionView>('scan', { token, result }));
  }

  async function readResult(): Promise<void> {
    await follow(callClink<SessionView>('session', { token }));
  }

  async function follow(answer: Promise<SessionView>): Promise<void> {
    try {
      accept(await answer);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      refuse(error.failure);
    }
  }

  localize(appearance);
  root.replaceChildren(
    element('div', { class: 'stage' }, form, outcome.element, qr.element, challenge.element),
    failure,
  );
  if (view.preferredMethod !== null) methods.choose(view.preferredMethod);
  methods.offer(view.methods);
  show(view);
  host.listen((message) => {
    switch (message.type) {
      case 'appearance':
        return localize(message.appearance);
      case 'view':
        return show(message.view);
      case 'busy':
        return setBusy(message.busy);
      case 'submit':
        return void submit();
      default:
        return message satisfies never;
    }
  });
  if (isOpaque) acceptTestCards(host.origin, typeCard);
  reportHeight(root, (height) => host.send({ type: 'height', height }));
  host.send({ type: 'ready' });
  if (view.opensQrCode && view.payment === null) {
    host.send({ type: 'submitting' });
    void pay({ method: 'CASHAPP' });
  }
}
