import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { findFreePort } from '../../demo/findFreePort.ts';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';
import { clinkEnv, startProcess } from '../examples/startProcess.ts';
import type { Consumer, ConsumerServer } from './consumers.ts';
import { installConsumer } from './installConsumer.ts';
import { mustRun } from './mustRun.ts';
import { payInBrowser, warmUp } from './payInBrowser.ts';

type Environment = Readonly<Record<string, string>>;

/**
 * Installs the tarball in a consumer, builds it, starts each of its servers and pays there, against an embedded Clink of
 * its own. The consumer's folder is left behind where something is amiss.
 *
 * @throws Error with what is amiss and the output that tells of it
 */
export async function tryConsumer(consumer: Consumer, tarball: string, browser: Browser): Promise<void> {
  const folder = await installConsumer(consumer, tarball);
  const clink = await startSandbox();
  try {
    const env = environment(clink, folder);
    for (const command of consumer.commands)
      await mustRun(command, { ...env, NODE_ENV: 'production' }, folder);
    for (const server of consumer.servers) await tryServer(server, { clink, env, folder, browser });
  } catch (error) {
    throw new Error(`${String(error)}\nThe consumer is left in ${folder}`, { cause: error });
  } finally {
    await clink.close();
  }
  await rm(folder, { recursive: true, force: true });
}

interface Place {
  readonly clink: RunningSandbox;
  readonly env: Environment;
  readonly folder: string;
  readonly browser: Browser;
}

async function tryServer(
  { mode, command, rendersMarkup }: ConsumerServer,
  { clink, env, folder, browser }: Place,
): Promise<void> {
  const port = String(await findFreePort(4300, 'localhost'));
  const running = await startProcess(command(port), { ...env, NODE_ENV: mode, PORT: port }, folder);
  try {
    const markup = await (await fetch(running.origin)).text();
    assert.equal(
      /<section aria-label="Checkout"[^>]* data-status="idle"/.test(markup),
      rendersMarkup,
      `the checkout's markup is ${rendersMarkup ? '' : 'not '}in the first answer`,
    );
    if (mode === 'development') await warmUp(browser, running.origin);
    clink.sandbox.control.reset();
    await payInBrowser(browser, running.origin, clink);
  } catch (error) {
    throw new Error(`${mode}: ${String(error)}\nThe server's output:\n${running.output()}`, { cause: error });
  } finally {
    await running.stop();
  }
}

function environment(clink: RunningSandbox, folder: string): Environment {
  return {
    ...clinkEnv(clink),
    // its own commands, not those of this repository
    PATH: [path.join(folder, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter),
    HOST: 'localhost',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    NEXT_TELEMETRY_DISABLED: '1',
    CI: '1',
  };
}
