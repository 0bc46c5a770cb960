import { expect, test } from './fixtures.ts';
import { ENDPOINT } from './server/startStage.ts';
import type { Stage } from './server/startStage.ts';
import { answering, RESET_BEFORE } from './server/Trouble.ts';
import type { Trouble } from './server/Trouble.ts';

const FAILED_REQUEST = /Failed to load resource/;
const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };
const HTML = { headers: { 'Content-Type': 'text/html' } };

/** All posts of the one attempt carried the one key, and there is one session. */
function expectOneAttempt(stage: Stage, posts: number): void {
  const keys = stage.merchant.seen(ENDPOINT, 'POST').map(({ key }) => key);
  expect(keys).toHaveLength(posts);
  expect(new Set(keys).size).toBe(1);
  expect(stage.ledger().sessions).toHaveLength(1);
}

test('a slow endpoint is waited for and asked once (case 37)', async ({ stage, open }) => {
  stage.merchant.trouble(ENDPOINT, { wait: 2000 });
  const checkout = await open();
  await checkout.untilReady();
  expectOneAttempt(stage, 1);
});

for (const [name, status, wait] of [
  ['busy for a second', 503, () => '1'],
  ['asked too often until a date', 429, () => new Date(Date.now() + 2000).toUTCString()],
] as const) {
  test(`an endpoint that is ${name} is asked again no sooner, with the same key (case 37)`, async ({
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(FAILED_REQUEST);
    let until = 0;
    const busy: Trouble = {
      answer: () => {
        const text = wait();
        until = /^\d+$/.test(text) ? Date.now() + Number(text) * 1000 : Date.parse(text);
        return Response.json({ code: 'busy' }, { status, headers: { 'Retry-After': text } });
      },
    };
    stage.merchant.trouble(ENDPOINT, busy, 1);
    const checkout = await open();
    await checkout.untilReady();
    expectOneAttempt(stage, 2);
    expect(stage.merchant.seen(ENDPOINT)[1]?.at).toBeGreaterThanOrEqual(until);
  });
}

test('an endpoint whose connections are reset is asked three times, and then by a retry with the same key (case 37)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  stage.merchant.trouble(ENDPOINT, RESET_BEFORE, 3);
  const checkout = await open();
  expect(await checkout.failure()).toMatchObject({ code: 'network_error', retryable: true });
  expect(stage.merchant.seen(ENDPOINT)).toHaveLength(3);
  await checkout.retryButton.click();
  await checkout.untilReady();
  expectOneAttempt(stage, 4);
});

const LOGIN: Trouble = answering(null, { status: 302, headers: { Location: '/login' } });

/** 10 MB, or as much of it as is taken. */
function hugeBody(): ReadableStream<Uint8Array> {
  let left = 160;
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      left -= 1;
      if (left === 0) controller.close();
    },
  });
}

for (const [name, trouble] of [
  ['a redirect to a login page', LOGIN],
  ['an empty 204', answering(null, { status: 204 })],
  ['half a JSON', answering('{"sessionId":"se', JSON_TYPE)],
  ['10 MB', { answer: () => new Response(hugeBody(), JSON_TYPE) }],
  ['a page with status 200', answering('<!doctype html><title>Welcome</title>', HTML)],
] as const satisfies readonly (readonly [string, Trouble])[]) {
  test(`${name} instead of a session is told in words, asked for once, and a retry goes on (case 39)`, async ({
    stage,
    open,
  }) => {
    stage.merchant.trouble('/login', answering('<!doctype html><title>Sign in</title>', HTML));
    stage.merchant.trouble(ENDPOINT, trouble, 1);
    const checkout = await open();
    expect(await checkout.failure()).toMatchObject({ code: 'invalid_response', retryable: true });
    await expect(checkout.status).toContainText('Nothing was charged');
    await expect(checkout.status).not.toContainText(/token|JSON/);
    await checkout.retryButton.click();
    await checkout.untilReady();
    expectOneAttempt(stage, 2);
  });
}

test('null instead of a session is for the shop to mend: told, and not offered to be tried again (case 39)', async ({
  stage,
  open,
}) => {
  stage.merchant.trouble(ENDPOINT, answering('null', JSON_TYPE));
  const checkout = await open();
  expect(await checkout.failure()).toMatchObject({ code: 'invalid_response', retryable: false });
  await expect(checkout.status).toContainText('Please contact the shop');
  expect(stage.merchant.seen(ENDPOINT)).toHaveLength(1);
});

test('a reply without an end is left once it is too long (case 39)', async ({ stage, open }) => {
  let isLeft = (): void => {};
  const left = new Promise<void>((resolve) => {
    isLeft = resolve;
  });
  const endless = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      // A turn of the event loop, or the server would do nothing else.
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
    cancel: () => isLeft(),
  });
  stage.merchant.trouble(ENDPOINT, { answer: () => new Response(endless, JSON_TYPE) }, 1);
  const checkout = await open();
  expect(await checkout.failure()).toMatchObject({ code: 'invalid_response' });
  await left;
});

test('a reply that is cut off in the middle is asked for again with the same key (case 39)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  stage.merchant.trouble(ENDPOINT, { send: 'half' }, 1);
  const checkout = await open();
  await checkout.untilReady();
  expectOneAttempt(stage, 2);
});
