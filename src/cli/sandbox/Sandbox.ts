/** The embedded Clink as this command sees it; `sandbox/serveSandbox.ts` in the repository. */
export interface Sandbox {
  readonly origin: string;
  readonly apiUrl: string;
  readonly sdkUrl: string;
  readonly secretKey: string;
  readonly publishKey: string;
  readonly webhookSecret: string;
  close(): Promise<void>;
}

/** Rejects with the system's error when it cannot listen. */
export type StartSandbox = (options: {
  readonly port: number;
  readonly webhookUrl: string | undefined;
}) => Promise<Sandbox>;
