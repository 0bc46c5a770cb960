import { element } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface ChallengeView {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
  show(challengeId: string): void;
  close(): void;
}

/** The bank's page in a frame of its own, laid over the payment form. */
export function createChallengeView(onDone: () => void): ChallengeView {
  const holder = element('div', { class: 'view challenge', hidden: true });
  let iframe: HTMLIFrameElement | null = null;
  let title = '';
  let locale = 'en';

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== location.origin || iframe === null || event.source !== iframe.contentWindow) return;
    if (event.data === 'challenge-done') onDone();
  });

  return {
    element: holder,
    localize(texts) {
      title = texts.confirmPayment;
      locale = texts.locale;
      if (iframe !== null) iframe.title = title;
    },
    show(challengeId) {
      const query = new URLSearchParams({
        challenge: challengeId,
        locale,
        theme: document.documentElement.dataset['theme'] ?? 'light',
      });
      iframe = element('iframe', { src: `/frames/challenge?${query}`, title });
      holder.replaceChildren(iframe);
      iframe.focus();
    },
    close() {
      iframe = null;
      holder.replaceChildren();
    },
  };
}
