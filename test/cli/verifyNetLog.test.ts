// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readNetLog } from '../../src/cli/verify/readNetLog.ts';

const SHOP = 'https://shop.example';
const START = 2;
const HEADERS = 170;
const HTTP2_HEADERS = 171;

/** As Chromium writes it: what was asked for, and with which headers, are events of one source. */
function ask(id: number, url: string, destination: string, { initiator = SHOP, type = HEADERS } = {}) {
  const isPage = destination === 'document';
  return [
    {
      type: START,
      source: { id },
      params: {
        url,
        initiator: isPage ? 'not an origin' : initiator,
        request_type: isPage ? 'main frame' : 'other',
      },
    },
    { type: START, source: { id }, params: { net_error: -105 } },
    { type, source: { id }, params: { headers: ['accept: */*', `sec-fetch-dest: ${destination}`] } },
  ];
}

function read(...requests: readonly object[][]) {
  const logEventTypes = {
    URL_REQUEST_START_JOB: START,
    HTTP_TRANSACTION_SEND_REQUEST_HEADERS: HEADERS,
    HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS: HTTP2_HEADERS,
  };
  return readNetLog(JSON.stringify({ constants: { logEventTypes }, events: requests.flat() }), SHOP);
}

const page = ask(1, `${SHOP}/checkout`, 'document');

describe('what a browser asked for', () => {
  it('tells of scripts and workers, over HTTP/1.1 and HTTP/2', () => {
    expect(
      read(
        page,
        ask(2, `${SHOP}/a.js#x`, 'script'),
        ask(3, 'https://cdn.example/b.js', 'script', { type: HTTP2_HEADERS }),
        ask(4, `${SHOP}/c.js`, 'worker'),
        ask(5, `${SHOP}/d.js`, 'serviceworker'),
        ask(6, `${SHOP}/e.png`, 'image'),
      ),
    ).toEqual({
      scripts: [`${SHOP}/a.js`, 'https://cdn.example/b.js', `${SHOP}/c.js`, `${SHOP}/d.js`],
      documents: [`${SHOP}/checkout`],
    });
  });

  it('leaves out what frames of other origins asked for', () => {
    const frame = ask(2, 'https://checkout.clinkbill.com/a.js', 'script', {
      initiator: 'https://checkout.clinkbill.com',
    });
    expect(read(page, frame)?.scripts).toEqual([]);
  });

  it.each([
    ['that does not tell of the page', () => read(ask(2, `${SHOP}/a.js`, 'script'))],
    ['of nothing', () => read()],
    ['that is cut off', () => readNetLog('{"constants":', SHOP)],
    ['that is another file', () => readNetLog('{"events":[]}', SHOP)],
  ])('is not known from a log %s', (_case, log) => {
    expect(log()).toBeNull();
  });
});
