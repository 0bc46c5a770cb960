import { openPage, type FramePage } from '../sdk/FramePage.ts';
import { answerCalls } from './answerCalls.ts';
import { callClink } from './callClink.ts';
import { element } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface ChallengeView {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
  show(challengeId: string): void;
  close(): void;
}

/**
 * The bank's page in a frame of its own, laid over the payment form. `html` is that page where this one was written
 * out as well; otherwise it is at its address.
 */
export function createChallengeView(html: string | null, onDone: () => void): ChallengeView {
  const page: FramePage = html === null ? { address: '/frames/challenge' } : { html };
  const holder = element('div', { class: 'view challenge', hidden: true });
  let iframe: HTMLIFrameElement | null = null;
  let title = '';
  let locale = 'en';

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== location.origin || iframe === null || event.source !== iframe.contentWindow) return;
    if (event.data === 'challenge-done') onDone();
  });
  if (html !== null) answerCalls(() => iframe?.contentWindow, callClink);

  return {
    element: holder,
    localize(texts) {
      title = texts.confirmPayment;
      locale = texts.locale;
      if (iframe !== null) iframe.title = title;
    },
    show(challengeId) {
      const parameters = new URLSearchParams({
        challenge: challengeId,
        locale,
        theme: document.documentElement.dataset['theme'] ?? 'light',
      });
      iframe = element('iframe', { title });
      openPage(iframe, page, parameters);
      holder.replaceChildren(iframe);
      iframe.focus();
    },
    close() {
      iframe = null;
      holder.replaceChildren();
    },
  };
}
