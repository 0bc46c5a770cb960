import { inspect } from 'node:util';

/** Secrets that are planted in a test: each can be told wherever it turns up, encoded or escaped as it may be. */
export class Canaries {
  readonly #places = new Map<string, string>();

  /** A secret for this place, of letters and digits alone. */
  plant(place: string): string {
    const canary = `canary${String(this.#places.size).padStart(4, '0')}z`;
    this.#places.set(canary, place);
    return canary;
  }

  /** The places something was planted in, each once. */
  get places(): ReadonlySet<string> {
    return new Set(this.#places.values());
  }

  /** The places whose secret stands in the text. */
  find(text: string): string[] {
    // Also where it was cut, or its letters changed.
    const seen = new Set(text.toLowerCase().match(/canary\d{4}/g));
    const found = [...seen].map((canary) => this.#places.get(`${canary}z`) ?? 'somewhere else');
    return text
      .toLowerCase()
      .replace(/canary\d{4}/g, '')
      .includes('canary')
      ? [...found, 'a part of one']
      : found;
  }
}

/** Everything that a log could make of a value: its texts, its fields, what is hidden in it, what it was caused by. */
export function asLogged(value: unknown): string {
  const texts = [String(value), inspect(value, { depth: 8, showHidden: true })];
  try {
    texts.push(JSON.stringify(value) ?? '');
  } catch {
    // A cycle: it cannot be logged that way.
  }
  for (let error = value; error instanceof Error; error = error.cause) {
    texts.push(error.message, error.stack ?? '', JSON.stringify(Object.getOwnPropertyDescriptors(error)));
  }
  return texts.join('\n');
}
