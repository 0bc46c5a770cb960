import { expect, test } from './fixtures.ts';
import { SDK } from './server/startStage.ts';
import { RESET_BEFORE } from './server/Trouble.ts';
import { withSources } from './withSources.ts';

test('a whole checkout is paid under the strict policy, with Trusted Types, without a violation (cases 79, 80)', async ({
  stage,
  open,
}) => {
  const checkout = await open();
  await checkout.untilReady();
  await checkout.pay();
  expect(stage.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

for (const [name, sources] of [
  ['nonces alone', ''],
  ['nonces and strict-dynamic', " 'strict-dynamic'"],
]) {
  test(`under ${name} the script’s tag carries the nonce, the third one as well (case 79)`, async ({
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(/Failed to load resource/);
    stage.clink.trouble(SDK, RESET_BEFORE, 2);
    const checkout = await open({
      policy: (policy, nonce) => withSources('script-src', `'nonce-${nonce}'${sources}`)(policy),
    });
    await checkout.untilReady();
    expect(stage.clink.seen(SDK)).toHaveLength(3);
  });
}

test('a policy without the script’s address is told as such within a second (case 79)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/directive: "script-src|violation of script-src-elem by/);
  const checkout = await open({ withNonce: false, policy: withSources('script-src', "'self'") });
  const { milliseconds, ...failure } = await checkout.failure();
  expect(failure).toEqual({ code: 'csp_blocked', phase: 'sdk', retryable: false });
  expect(milliseconds).toBeLessThan(1000);
  await expect(checkout.status).toContainText('Please contact the shop');
  await expect(checkout.retryButton).toHaveCount(0);
  expect(stage.clink.seen(SDK)).toHaveLength(0);
});

test('a policy without the endpoint’s origin is told as such within a second (case 79)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/directive: "connect-src|violates the document's|violation of connect-src by/);
  const endpoint = 'http://127.0.0.1:9/api/checkout/session';
  const checkout = await open({ endpoint });
  const { milliseconds, ...failure } = await checkout.failure();
  expect(failure).toEqual({ code: 'csp_blocked', phase: 'session', retryable: false });
  expect(milliseconds).toBeLessThan(1000);
  expect(stage.ledger().sessions).toHaveLength(0);
});

test('a policy without the frame’s origin is told as such within a second (case 79)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/directive: "frame-src|violation of frame-src by/);
  const checkout = await open({ policy: withSources('frame-src', "'self'") });
  const { milliseconds, ...failure } = await checkout.failure();
  expect(failure).toEqual({ code: 'csp_blocked', phase: 'mount', retryable: false });
  expect(milliseconds).toBeLessThan(1_000);
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(stage.clink.seen('/frames')).toHaveLength(0);
});

test('Trusted Types that do not list the policy are told within a second, and nothing is loaded (case 80)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/trusted-types|TrustedScriptURL/);
  const checkout = await open({ policy: withSources('trusted-types', 'another') });
  const { milliseconds, ...failure } = await checkout.failure();
  expect(failure).toEqual({ code: 'csp_blocked', phase: 'sdk', retryable: false });
  expect(milliseconds).toBeLessThan(1000);
  expect(stage.clink.seen(SDK)).toHaveLength(0);
});
