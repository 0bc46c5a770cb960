export interface ReleaseState {
  /** What `git status --porcelain` prints. */
  readonly status: string;
  /** Files in `.changeset`. */
  readonly changesets: readonly string[];
  readonly version: string;
  readonly changelog: string;
  /** Whether continuous integration runs it, and so may publish. */
  readonly isInCi: boolean;
  /** That the run was started for, where it was. */
  readonly tag: string | undefined;
}

/** What stands in the way of a release; nothing where it may go ahead. */
export function readObstacles(state: ReleaseState): string[];
