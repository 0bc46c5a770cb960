/** A script that a page runs, or would run. */
export type SeenScript =
  | {
      readonly kind: 'external';
      readonly url: string;
      /** Of its tag; `null` where no tag was seen, only a request for it. */
      readonly integrity: string | null;
    }
  | { readonly kind: 'inline'; readonly text: string };

/** What stands in a page and runs, or helps to. */
export interface PageContent {
  readonly scripts: readonly SeenScript[];
  /** Code in attributes, in words: `onclick of <button>`. */
  readonly handlers: readonly string[];
  /** Addresses that are fetched as scripts and not run by that. */
  readonly preloads: readonly string[];
  /** Whether there are frames in frames that were not looked into. */
  readonly isTooDeep: boolean;
  /** What its first `<meta charset>` says. */
  readonly charset: string | null;
}
