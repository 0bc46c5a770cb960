import type { Sandbox } from '../createSandbox.ts';
import { callElements } from '../elements/callElements.ts';
import type { Clink } from '../sdk/Clink.ts';
import { FRAME_PAGES } from './framePages.ts';

/** An address that exists nowhere: requests to it are handed to the sandbox and never leave the page. */
export const PAGE_CLINK_URL = 'https://clink.invalid/';

/** The Clink of a sandbox in this page. */
export function createPageClink(sandbox: Sandbox): Clink {
  const fetch = (request: Request): Promise<Response> => sandbox.fetch(request);
  return {
    call: (name, body) => callElements(PAGE_CLINK_URL, name, body, { fetch }),
    page: (name) => FRAME_PAGES[name],
  };
}
