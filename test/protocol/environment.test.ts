// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { environmentOfKey, holdsSecret } from '../../src/protocol/environment.ts';

describe('the environment of a key', () => {
  it.each([
    ['pk_test_1', 'sandbox'],
    ['pk_uat_1', 'sandbox'],
    ['sk_test_1', 'sandbox'],
    ['pk_prod_1', 'production'],
    ['sk_prod_1', 'production'],
    ['sk_live_1', 'production'],
    ['pk_new_1', null],
    ['something', null],
    ['my_pk_test_1', null],
  ])('%s belongs to %s', (key, environment) => {
    expect(environmentOfKey(key)).toBe(environment);
  });
});

describe('a secret', () => {
  it.each(['sk_test_abc', '{"key":"sk_live_1"}', 'Bearer sk_prod_9', 'whsec_a1', '"tokenValue":"sk_uat_1"'])(
    'is seen in %s',
    (text) => {
      expect(holdsSecret(text)).toBe(true);
    },
  );

  it.each(['pk_test_abc', 'task_test_list', 'desk_lamp_9', 'sk_', 'risk_free_1', ''])(
    'is not seen in %s',
    (text) => {
      expect(holdsSecret(text)).toBe(false);
    },
  );
});
