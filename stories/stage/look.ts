import type { StageGlobals } from './Stage.ts';

/** What is different from one run of the stories as tests to the next. */
export type StoryLook = Pick<StageGlobals, 'theme' | 'direction'>;

let override: Partial<StoryLook> = {};

/** For tests, which have no toolbar: from now on stories look like this. */
export function overrideLook(look: StoryLook): void {
  override = look;
}

/** The toolbar's settings, with those of a test run over them. */
export function readGlobals(globals: Readonly<Record<string, unknown>>): StageGlobals {
  return { ...(globals as unknown as StageGlobals), ...override };
}
