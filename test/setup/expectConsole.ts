import type { EventEmitter } from 'node:events';
import { afterAll, afterEach, expect } from 'vitest';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
type ConsoleMethod = (typeof METHODS)[number];

interface Output {
  readonly method: ConsoleMethod;
  readonly text: string;
  /** Where it was called, since the failure is reported after the test. */
  readonly stack: string;
}

interface Expectation {
  readonly method: ConsoleMethod;
  readonly pattern: RegExp | string;
}

let outputs: Output[] = [];
let expectations: Expectation[] = [];

/**
 * Says that the running test makes console output: one or more calls of `method` whose text matches (a string: whose
 * text contains it). Output that no test expects fails it, and so does an expectation that nothing matched.
 * May stand before or after the output.
 */
export function expectConsole(method: ConsoleMethod, pattern: RegExp | string): void {
  expectations.push({ method, pattern });
}

/**
 * For setup files: fails each test during which the console was written to unexpectedly, and the file when that
 * happened outside its tests.
 */
export function failOnConsoleOutput(): void {
  for (const method of METHODS) {
    console[method] = (...parts: unknown[]) => {
      outputs.push({ method, text: format(parts), stack: new Error().stack ?? '' });
    };
  }
  // jsdom's own complaints ("Not implemented: navigation") go to a console that was there before this one.
  const { jsdom } = globalThis as { jsdom?: { virtualConsole: EventEmitter } };
  jsdom?.virtualConsole.removeAllListeners('jsdomError').on('jsdomError', (error) => {
    console.error(error);
  });
  afterEach(check);
  afterAll(check);
}

function check(): void {
  const unexpected = outputs.filter((output) => !expectations.some((one) => matches(one, output)));
  const unmet = expectations.filter((one) => !outputs.some((output) => matches(one, output)));
  outputs = [];
  expectations = [];
  const complaints = [
    ...unexpected.map(
      ({ method, text, stack }) => `console.${method} was called: ${text}\n${callers(stack)}`,
    ),
    ...unmet.map(({ method, pattern }) => `console.${method} was expected to be called with ${pattern}`),
  ];
  if (complaints.length > 0) expect.fail(complaints.join('\n\n'));
}

function matches({ method, pattern }: Expectation, output: Output): boolean {
  if (method !== output.method) return false;
  return typeof pattern === 'string' ? output.text.includes(pattern) : output.text.search(pattern) >= 0;
}

/** As consoles do: the arguments in place of `%s` and its like (`%c` is only style), what is left at the end. */
function format([first, ...rest]: readonly unknown[]): string {
  const text = asText(first).replace(/%[csdifoO]/g, (mark) => {
    if (rest.length === 0) return mark;
    const argument = asText(rest.shift());
    return mark === '%c' ? '' : argument;
  });
  return [text, ...rest.map(asText)].join(' ');
}

function asText(part: unknown): string {
  if (typeof part === 'string') return part;
  if (part instanceof Error) return part.stack ?? part.message;
  try {
    return JSON.stringify(part) ?? String(part);
  } catch {
    return String(part);
  }
}

function callers(stack: string): string {
  return stack.split('\n').slice(2, 8).join('\n');
}
