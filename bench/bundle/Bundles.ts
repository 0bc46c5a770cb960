/** What the hosts serve, built by Vite. */
export interface Bundles {
  /** The adapters' names: those of their files. */
  readonly adapters: readonly string[];
  /** A payment service's SDK. */
  stub(name: string): string;
  /** A file of the merchant's page: `production`, or `development` for StrictMode. */
  asset(folder: string, file: string): string | undefined;
}
