/** One file of the documentation as it should be. */
export interface Document {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}
