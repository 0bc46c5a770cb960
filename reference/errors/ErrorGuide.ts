/** What a merchant's developer is told of an error, beside what the error itself says. Markdown, in a table's cell. */
export interface ErrorGuide {
  /** What is behind it most often. */
  readonly cause: string;
  /** What the developer does about it. */
  readonly fix: string;
}
