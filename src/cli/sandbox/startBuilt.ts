import type { StartSandbox } from './Sandbox.ts';

/** Starts the sandbox that the build has put beside the commands; loaded for this command only. */
export const startBuilt: StartSandbox = async (options) => {
  const url = new URL(/* @vite-ignore */ '../../sandbox/startSandbox.js', import.meta.url);
  const { startSandbox } = (await import(url.href)) as { startSandbox: StartSandbox };
  return startSandbox(options);
};
