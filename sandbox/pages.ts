import { framePage, isFrameName } from './framePage.ts';
import { statusPage } from './statusPage.ts';

/** Files that were bundled beforehand, by path (`/clink-elements/index.iife.js`). */
export type Assets = ReadonlyMap<string, { readonly contentType: string; readonly body: string }>;

/** Where the SDK's script is. */
export const SDK_PATH = '/clink-elements/index.iife.js';

const HEADERS = {
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The status page, the frames' pages and the bundled files. */
export function createPages(assets: Assets): (request: Request) => Response {
  return (request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET.');
    if (pathname === '/') return statusPage(HEADERS);
    const frame = /^\/frames\/([a-z]+)$/.exec(pathname)?.[1];
    if (frame !== undefined && isFrameName(frame)) return framePage(frame, HEADERS);
    if (pathname.startsWith('/pay/')) {
      return text(200, 'Clink shows its hosted checkout here. The sandbox plays the embedded one only.');
    }
    const asset = assets.get(pathname);
    if (asset === undefined) return text(404, 'There is nothing here.');
    return new Response(asset.body, {
      headers: {
        ...HEADERS,
        'content-type': asset.contentType,
        // The script is loaded by pages of any origin, also under COEP and with an integrity hash.
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  };
}

function text(status: number, body: string): Response {
  return new Response(body, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}
