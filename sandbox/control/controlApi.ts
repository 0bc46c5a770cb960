import type { Faults } from '../faults.ts';
import { FAILURE_CODES, type FailureCode } from '../ledger/records.ts';
import type { Control } from './control.ts';
import { listFaults } from './listFaults.ts';
import { readRule } from './readRule.ts';

/**
 * `Control` and the faults over HTTP, under `/control/`. For the sandbox's own pages, tests and command lines: a
 * page of another origin is refused, and a change must come as JSON, which no form of such a page can send.
 */
export function createControlApi(control: Control, faults: Faults): (request: Request) => Promise<Response> {
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    const from = request.headers.get('origin');
    if (from !== null && from !== origin)
      return failure(403, 'Only pages of the sandbox itself may do this.');
    if (request.method !== 'GET' && !/^application\/json\b/.test(request.headers.get('content-type') ?? '')) {
      return failure(415, 'Send application/json.');
    }
    try {
      const body = request.method === 'GET' ? {} : await readObject(request);
      const done = await run(control, faults, `${request.method} ${pathname.replace('/control', '')}`, body);
      return done === undefined ? failure(404, 'There is no such control.') : Response.json(done);
    } catch (error) {
      if (error instanceof RangeError) return failure(404, error.message);
      if (error instanceof TypeError || error instanceof SyntaxError) return failure(400, error.message);
      throw error;
    }
  };
}

type Body = Readonly<Record<string, unknown>>;

function run(control: Control, faults: Faults, call: string, body: Body): unknown {
  switch (call) {
    case 'GET /overview':
      return control.overview();
    case 'GET /ledger':
      return control.snapshot();
    case 'POST /reset':
      control.reset();
      faults.clear();
      return {};
    case 'POST /settings':
      control.configure(body);
      return control.snapshot().settings;
    case 'GET /faults':
      return listFaults(faults);
    case 'POST /faults':
      faults.add(readRule(body));
      return {};
    case 'DELETE /faults':
      control.clearFaults();
      return {};
    case 'POST /decline-next':
      control.declineNextPayment(readFailureCode(body));
      return {};
    default:
      return runOnRecord(control, call, body);
  }
}

function runOnRecord(control: Control, call: string, body: Body): unknown {
  const [, id, verb] = /^POST \/(?:sessions|payments|events)\/(\w+)\/([a-z-]+)$/.exec(call) ?? [];
  if (id === undefined) return undefined;
  switch (verb) {
    case 'expire':
      control.expireSession(id);
      return {};
    case 'expire-time':
      control.setExpireTime(id, readTime(body['expireTime']));
      return {};
    case 'settle':
      control.settlePayment(id);
      return {};
    case 'fail':
      control.failPayment(id, readFailureCode(body));
      return {};
    case 'send-again':
      return control.sendEventAgain(id);
    default:
      return undefined;
  }
}

function readTime(value: unknown): number {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  if (typeof time !== 'number' || !Number.isFinite(time)) {
    throw new TypeError('expireTime is ISO 8601 or ms since the epoch.');
  }
  return time;
}

function readFailureCode({ code: value }: Body): FailureCode | undefined {
  if (value === undefined) return undefined;
  const code = FAILURE_CODES.find((known) => known === value);
  if (code === undefined) throw new TypeError(`code is one of ${FAILURE_CODES.join(', ')}.`);
  return code;
}

async function readObject(request: Request): Promise<Body> {
  const text = await request.text();
  const body: unknown = text === '' ? {} : JSON.parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError('Send a JSON object.');
  return body as Body;
}

function failure(status: number, message: string): Response {
  return Response.json({ error: message }, { status });
}
