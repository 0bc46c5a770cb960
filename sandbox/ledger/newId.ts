import { toHex } from '../../src/protocol/toHex.ts';

/** A new id such as `sess_9f86d081884c7d659a2feaa0`: not to be guessed, and safe in any URL. */
export function newId(prefix: string): string {
  return `${prefix}_${toHex(crypto.getRandomValues(new Uint8Array(12)))}`;
}
