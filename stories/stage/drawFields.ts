import type { ClinkElement, LoadElements } from 'react-clink-checkout';

/** The fake has no frames: this puts something into their place that shows where they would be. */
export function drawFields(load: LoadElements): LoadElements {
  return async (options) => {
    const instance = await load(options);
    const { createElement, destroy } = instance;
    const drawn: HTMLElement[] = [];
    const clear = (): void => {
      for (const figure of drawn.splice(0)) figure.remove();
    };
    instance.createElement = (type) => {
      const element = createElement.call(instance, type);
      if (type !== 'paymentMethod') return element;
      return {
        mount: (container) => {
          const figure = draw();
          drawn.push(figure);
          container.append(figure);
          element.mount(container);
        },
        unmount: () => {
          clear();
          element.unmount();
        },
      } satisfies ClinkElement;
    };
    instance.destroy = () => {
      clear();
      destroy.call(instance);
    };
    return instance;
  };
}

function draw(): HTMLElement {
  const figure = document.createElement('div');
  figure.className = 'stage-fields';
  figure.textContent = 'Clink’s payment fields';
  return figure;
}
