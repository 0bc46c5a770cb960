import { callControl, ControlError } from './callControl.ts';
import type { Act } from './createAct.ts';
import { CREATE_FAILURES } from './createFailures.ts';

type Submit = (values: FormData) => Promise<string>;

const SUBMITS: Readonly<Record<string, Submit>> = {
  async decline(values) {
    const code = textOf(values, 'code');
    await callControl('POST', 'decline-next', { code });
    return `The next payment will be declined with ${code}.`;
  },
  async create(values) {
    const failure = CREATE_FAILURES.find(({ name }) => name === textOf(values, 'failure'));
    if (failure === undefined) throw new ControlError('Choose how the call fails.');
    const match = { method: 'POST', path: '/api/checkout/session' };
    await callControl('POST', 'faults', { match, times: 1, ...failure.fault });
    return `The next call that creates a session will be ${failure.label}.`;
  },
  async delay(values) {
    const times = Number(textOf(values, 'times'));
    const delayMs = Number(textOf(values, 'delayMs'));
    await callControl('POST', 'faults', { match: { path: '/api/' }, times, delayMs });
    return times === 1
      ? `The next request of the REST API will be held for ${delayMs} ms.`
      : `The next ${times} requests of the REST API will be held for ${delayMs} ms each.`;
  },
  async webhook(values) {
    const webhookUrl = textOf(values, 'webhookUrl').trim();
    await callControl('POST', 'settings', { webhookUrl: webhookUrl === '' ? null : webhookUrl });
    return webhookUrl === ''
      ? 'Events are sent nowhere now.'
      : `Events are sent to ${webhookUrl} from now on.`;
  },
  async pending(values) {
    const seconds = Number(textOf(values, 'seconds'));
    await callControl('POST', 'settings', { pendingDelayMs: Math.round(seconds * 1000) });
    return `A payment that is pending from now on is decided after ${seconds} s, or here before.`;
  },
};

/** Lets every form of the page do what it says; the browser itself checks the fields. */
export function connectForms(page: Document, act: Act): void {
  for (const form of page.forms) {
    const submit = SUBMITS[form.id];
    if (submit === undefined) continue;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      act(form, () => submit(new FormData(form)));
    });
  }
}

function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
