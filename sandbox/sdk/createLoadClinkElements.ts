import type { LoadElements, LoadElementsOptions } from '../../src/elements/ClinkElements.ts';
import { CallError } from '../elements/callElements.ts';
import type { SessionView } from '../elements/SessionView.ts';
import { claimSession } from './claimSession.ts';
import type { Clink } from './Clink.ts';
import { createInstance } from './createInstance.ts';
import { namedError } from './namedError.ts';

/**
 * Makes the SDK's one function for one Clink. It rejects with `ClinkApiError`,
 * `SessionExpiredError`, `SessionCompleteError`, `SessionNotSupportedError`, `SessionLoadError`, and with
 * `DuplicateInstanceError` while the session has an instance on this page already or is being loaded.
 */
export function createLoadClinkElements(clink: Clink): LoadElements {
  return async (options) => {
    checkOptions(options);
    const release = claimSession(options.sessionId);
    try {
      const { publishKey, environment, sessionId, presetOptions } = options;
      const { instanceId, token, view } = await clink.call<{
        instanceId: string;
        token: string;
        view: SessionView;
      }>('load', { publishKey, environment, sessionId });
      return createInstance({ clink, instanceId, token, view, preset: presetOptions ?? {}, release });
    } catch (error) {
      release();
      if (!(error instanceof CallError)) throw error;
      throw namedError(error.failure.name, error.failure.message, error.failure.code);
    }
  };
}

function checkOptions(options: LoadElementsOptions): void {
  for (const name of ['publishKey', 'environment', 'sessionId'] as const) {
    if (typeof options?.[name] !== 'string' || options[name] === '') {
      throw namedError('ClinkApiError', `loadClinkElements needs "${name}".`, 'option_missing');
    }
  }
}
