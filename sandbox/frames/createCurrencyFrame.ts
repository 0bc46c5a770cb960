import { CallError } from '../elements/callElements.ts';
import type { SessionView } from '../elements/SessionView.ts';
import { applyAppearance } from './applyAppearance.ts';
import { callClink } from './callClink.ts';
import type { Host } from './connectToHost.ts';
import { element } from './element.ts';
import { reportHeight } from './reportHeight.ts';
import { textsFor } from './texts/textsFor.ts';

/** Everything in the currency frame: the currencies the session can be paid in. */
export function createCurrencyFrame(root: HTMLElement, host: Host): void {
  let { appearance, view } = host;
  let isBusy = false;
  const label = element('label', { for: 'currency' });
  const select = element('select', { id: 'currency' });
  const field = element('div', { class: 'field' }, label, element('div', { class: 'select' }, select));

  function show(next: SessionView): void {
    view = next;
    const texts = textsFor(appearance.locale);
    const names = new Intl.DisplayNames([texts.locale], { type: 'currency' });
    label.textContent = texts.currency;
    select.replaceChildren(
      ...view.currencies.map((code) =>
        element('option', { value: code }, `${code} – ${names.of(code) ?? code}`),
      ),
    );
    select.value = view.currency;
    select.disabled = isBusy || view.status !== 'open' || view.paymentStatus !== 'unpaid';
    field.hidden = appearance.hideIfOneCurrency && view.currencies.length < 2;
  }

  async function change(currency: string): Promise<void> {
    select.disabled = true;
    try {
      const next = await callClink<SessionView>('currency', { token: host.token, currency });
      show(next);
      host.send({ type: 'changed', view: next });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show(view);
      host.send({ type: 'failed', failure: error.failure });
    }
    select.focus();
  }

  select.addEventListener('change', () => void change(select.value));
  applyAppearance(appearance);
  show(view);
  root.replaceChildren(field);
  host.listen((message) => {
    if (message.type === 'appearance') {
      appearance = message.appearance;
      applyAppearance(appearance);
      show(view);
    } else if (message.type === 'view') {
      show(message.view);
    } else if (message.type === 'busy') {
      isBusy = message.busy;
      show(view);
    }
  });
  reportHeight(root, (height) => host.send({ type: 'height', height }));
}
