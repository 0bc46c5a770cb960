import type { SandboxMethod } from '../elements/SessionView.ts';
import { element } from './element.ts';
import { METHOD_PICTURES } from './methodPictures.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface MethodList {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
  /** Shows these methods; the one chosen stays so where it still can. */
  offer(methods: readonly SandboxMethod[]): void;
  choose(method: SandboxMethod): void;
}

const ORDER: readonly SandboxMethod[] = ['CARD', 'GOOGLEPAY', 'CASHAPP'];

/** The ways to pay as a list of radio buttons, each with its panel below it. */
export function createMethodList(
  panels: Readonly<Record<SandboxMethod, HTMLElement>>,
  onChange: (method: SandboxMethod | null) => void,
): MethodList {
  const legend = element('legend', { class: 'unseen' });
  const none = element('p', { class: 'none', hidden: true });
  let chosen: SandboxMethod | null = null;
  const rows = ORDER.map((method) => {
    const radio = element('input', { type: 'radio', name: 'method', value: method, id: `method-${method}` });
    const name = element('span');
    const label = element('label', { for: radio.id }, radio, name, METHOD_PICTURES[method]());
    radio.addEventListener('change', () => choose(method));
    return { method, radio, name, node: element('div', { class: 'method' }, label, panels[method]) };
  });

  function choose(method: SandboxMethod | null): void {
    const isNew = method !== chosen;
    chosen = method;
    for (const row of rows) {
      row.radio.checked = row.method === method;
      panels[row.method].hidden = row.method !== method;
    }
    if (isNew) onChange(method);
  }

  return {
    element: element('fieldset', { class: 'methods' }, legend, ...rows.map((row) => row.node), none),
    localize(texts) {
      legend.textContent = texts.paymentMethod;
      none.textContent = texts.noMethod;
      for (const row of rows) row.name.textContent = nameOf(row.method, texts);
    },
    offer(methods) {
      for (const row of rows) row.node.hidden = !methods.includes(row.method);
      none.hidden = methods.length > 0;
      choose(methods.find((method) => method === chosen) ?? methods[0] ?? null);
    },
    choose,
  };
}

function nameOf(method: SandboxMethod, texts: FrameTexts): string {
  return method === 'CARD' ? texts.card : method === 'GOOGLEPAY' ? 'Google Pay' : 'Cash App';
}
