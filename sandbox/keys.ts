/** What a merchant holds to talk to this sandbox. Fixed, made to be recognised as fake, worth nothing anywhere else. */
export interface SandboxKeys {
  readonly secretKey: string;
  readonly publishKey: string;
  readonly webhookSecret: string;
}

export const SANDBOX_KEYS: SandboxKeys = {
  secretKey: 'sk_test_embedded_sandbox_not_a_real_key',
  publishKey: 'pk_test_embedded_sandbox_not_a_real_key',
  webhookSecret: 'whsec_embedded_sandbox_not_a_real_key',
};
