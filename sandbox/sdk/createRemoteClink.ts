import { callElements } from '../elements/callElements.ts';
import type { Clink } from './Clink.ts';

/** The Clink at an address (with a slash at the end). */
export function createRemoteClink(baseUrl: string): Clink {
  return {
    call: (name, body, options) => callElements(baseUrl, name, body, options),
    page: (name) => ({ address: new URL(`frames/${name}`, baseUrl).href }),
  };
}
