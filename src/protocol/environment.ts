/** The two Clinks there are. Money moves only in `production`. */
export type ClinkEnvironment = 'sandbox' | 'production';

const KEY = /^(pk|sk)_(test|uat|prod|live)_/;

/** The environment a Clink key belongs to by its prefix; `null` for a key whose prefix is not known. */
export function environmentOfKey(key: string): ClinkEnvironment | null {
  const kind = KEY.exec(key)?.[2];
  if (kind === undefined) return null;
  return kind === 'test' || kind === 'uat' ? 'sandbox' : 'production';
}

// A secret is recognised wherever it stands in a value: `Bearer sk_test_…` leaks as much as the bare key.
const SECRET = /(?:^|[^A-Za-z0-9])(?:sk_[a-z]+_|whsec_)[A-Za-z0-9]/;

/** Whether a text holds a secret API key (`sk_…`) or a webhook signing secret (`whsec_…`). */
export function holdsSecret(text: string): boolean {
  return SECRET.test(text);
}
