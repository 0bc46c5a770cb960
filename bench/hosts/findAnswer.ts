import { randomUUID } from 'node:crypto';
import type { Bundles } from '../bundle/Bundles.ts';
import { FRAME_PAGE } from './framePage.ts';
import { SDK_HOSTS, SHOP_HOST } from './hostNames.ts';
import type { Latency } from './Latency.ts';
import type { RequestKind } from './RequestLog.ts';
import { shopPage } from './shopPage.ts';

interface Answer {
  /** What it counts as; `null` for what belongs to the page itself. */
  readonly kind: RequestKind | null;
  readonly delay: keyof Latency;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const SCRIPT = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=600',
  'access-control-allow-origin': '*',
};

/** What a host answers. Scripts may be cached, as the real ones may; pages, sessions and frames may not. */
export function findAnswer(url: URL, method: string, bundles: Bundles, latency: Latency): Answer {
  if (url.host === SHOP_HOST) return answerOfShop(url, bundles, latency.init > 0);
  if (method === 'OPTIONS') return { ...json({}), kind: null, delay: 'page' };
  if (url.pathname === '/init') return { ...json({ ok: true }), kind: 'init', delay: 'init' };
  const stub = SDK_HOSTS[url.host];
  const isScript = stub && url.pathname !== '/frame';
  if (!isScript) return { kind: 'frame', delay: 'frame', status: 200, headers: HTML, body: FRAME_PAGE };
  return { kind: 'script', delay: 'script', status: 200, headers: SCRIPT, body: bundles.stub(stub) };
}

function answerOfShop(url: URL, bundles: Bundles, hasInit: boolean): Answer {
  if (url.pathname === '/api/session') return { ...json(newSession()), kind: 'session', delay: 'session' };
  const [, folder = '', file = ''] = url.pathname.split('/');
  const asset = bundles.asset(folder, file);
  if (asset !== undefined) {
    const headers = file.endsWith('.css') ? { ...SCRIPT, 'content-type': 'text/css' } : SCRIPT;
    return { kind: null, delay: 'page', status: 200, headers, body: asset };
  }
  if (folder !== 'page' && folder !== 'strict') {
    return { kind: null, delay: 'page', status: 404, headers: {}, body: '' };
  }
  const assets = folder === 'strict' ? '/development' : '/production';
  return { kind: null, delay: 'page', status: 200, headers: HTML, body: shopPage(file, assets, hasInit) };
}

/** A new session each time, in the words of each service. */
function newSession(): object {
  const id = randomUUID();
  return {
    sessionId: `sess_${id}`,
    publishKey: 'pk_test_bench',
    environment: 'sandbox',
    clientSecret: `cs_test_${id}_secret_bench`,
    clientToken: `token_${id}`,
    checkoutConfigurationId: `ch_${id}`,
  };
}

function json(body: object): Pick<Answer, 'status' | 'headers' | 'body'> {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
  };
  return { status: 200, headers, body: JSON.stringify(body) };
}
