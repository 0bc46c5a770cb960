import { element } from './element.ts';
import { formatWhileTyping } from './cardFormat.ts';

export interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  setLabel(label: string, placeholder: string): void;
  /** Shows what is wrong, tied to the input; `null` takes it away. */
  setProblem(problem: string | null): void;
}

interface FieldOptions {
  readonly name: string;
  readonly autocomplete: string;
  readonly maxLength: number;
  readonly format: (text: string) => string;
}

/** A labelled text field with its error. */
export function createField({ name, autocomplete, maxLength, format }: FieldOptions): Field {
  const problemId = `${name}-problem`;
  const label = element('label', { for: name });
  const input = element('input', {
    id: name,
    name,
    type: 'text',
    inputmode: 'numeric',
    autocomplete,
    maxlength: String(maxLength),
    spellcheck: 'false',
  });
  const problem = element('p', { id: problemId, class: 'problem', hidden: true });
  formatWhileTyping(input, format);
  return {
    element: element('div', { class: `field ${name}` }, label, input, problem),
    input,
    setLabel(text, placeholder) {
      label.textContent = text;
      input.placeholder = placeholder;
    },
    setProblem(text) {
      problem.hidden = text === null;
      problem.textContent = text;
      if (text === null) {
        input.removeAttribute('aria-invalid');
        input.removeAttribute('aria-describedby');
      } else {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', problemId);
      }
    },
  };
}
