import { LOCALES } from '../stories/stage/catalogues.ts';
import type { Fault, StageGlobals } from '../stories/stage/Stage.ts';

type ToolItem<Value extends string> = {
  readonly value: Value;
  readonly title: string;
  readonly icon?: 'sun' | 'moon' | 'browser';
};

function tool<const Icon extends string, Value extends string>(
  description: string,
  icon: Icon,
  items: readonly ToolItem<Value>[],
) {
  return { description, toolbar: { icon, items: [...items], dynamicTitle: true } };
}

const FAULTS: Readonly<Record<Fault, string>> = {
  none: 'No fault',
  'script-blocked': 'Script blocked',
  'endpoint-500': 'Endpoint answers 500',
  'endpoint-down': 'Endpoint down',
  'session-load-failed': 'Session cannot be loaded',
  'decline-next': 'Next payment declined',
};

/** What the toolbar sets. Latency and faults concern the stories that run on the embedded Clink. */
export const stageTools = {
  theme: tool('Theme', 'circlehollow', [
    { value: 'light', title: 'Light', icon: 'sun' },
    { value: 'dark', title: 'Dark', icon: 'moon' },
    { value: 'system', title: 'System', icon: 'browser' },
  ]),
  locale: tool(
    'Language',
    'globe',
    LOCALES.map((value) => ({
      value,
      title: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
    })),
  ),
  direction: tool('Direction', 'transfer', [
    { value: 'ltr', title: 'Left to right' },
    { value: 'rtl', title: 'Right to left' },
  ]),
  strictMode: tool('React StrictMode', 'shield', [
    { value: 'on', title: 'StrictMode on' },
    { value: 'off', title: 'StrictMode off' },
  ]),
  latency: tool('Latency of the embedded Clink', 'time', [
    { value: '0', title: 'No latency' },
    { value: '400', title: '400 ms' },
    { value: '2000', title: '2 s' },
  ]),
  fault: tool(
    'Fault of the embedded Clink',
    'alert',
    (Object.keys(FAULTS) as Fault[]).map((value) => ({ value, title: FAULTS[value] })),
  ),
};

export const initialStage: StageGlobals = {
  theme: 'light',
  locale: 'en',
  direction: 'ltr',
  strictMode: 'on',
  latency: '0',
  fault: 'none',
};
