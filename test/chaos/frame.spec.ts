import { expect, test } from './fixtures.ts';
import { FRAME } from './server/startStage.ts';
import { answering, SILENCE } from './server/Trouble.ts';
import type { Trouble } from './server/Trouble.ts';

/** The frame with a header that keeps it out of other sites' pages. */
const refusing = (name: string, value: string): Trouble => ({
  answer: async (handle) => {
    const { body, headers } = await handle();
    headers.set(name, value);
    return new Response(body, { headers });
  },
});

for (const [name, trouble, said] of [
  ['stalls', SILENCE, /^$/],
  ['stalls after its headers', { send: 'headers' }, /^$/],
  ['is a 404', answering('There is nothing here.', { status: 404 }), /404/],
  ['refuses by X-Frame-Options', refusing('X-Frame-Options', 'DENY'), /X-Frame-Options/],
  [
    'refuses by frame-ancestors',
    refusing('Content-Security-Policy', "frame-ancestors 'none'"),
    /frame-ancestors/,
  ],
] as const satisfies readonly (readonly [string, Trouble, RegExp])[]) {
  test(`a frame that ${name} is told after 10 s, the page stays usable, and a retry has the form of the same session (case 46)`, async ({
    page,
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(said);
    await page.clock.install();
    const mend = stage.clink.trouble(FRAME, trouble);
    const checkout = await open();
    await expect(checkout.region).toHaveAttribute('data-status', 'mounting');
    await expect.poll(() => stage.clink.seen(FRAME).length).toBe(1);
    await page.clock.runFor(10_000);
    expect(await checkout.failure()).toMatchObject({ code: 'timeout', phase: 'mount', retryable: true });
    await expect(checkout.region).toHaveAttribute('aria-busy', 'false');
    await expect(page.getByRole('button', { name: /^Pay/ })).toBeHidden();
    await expect(page.locator('iframe')).toHaveCount(0);
    await page.getByRole('button', { name: 'Clicked 0 times' }).click();
    await expect(page.getByRole('button', { name: 'Clicked 1 times' })).toBeVisible();
    mend();
    await checkout.retryButton.click();
    await checkout.untilReady();
    expect(stage.ledger().sessions).toHaveLength(1);
  });
}
