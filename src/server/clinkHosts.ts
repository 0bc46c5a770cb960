import type { ClinkEnvironment } from '../protocol/environment.ts';

/**
 * Where a payment page reaches Clink. The script's address and the hosts of the API and of the checkout are documented; from
 * which of them the fields' frames come is not, so both may be framed and called.
 */
export const CLINK_HOSTS: Readonly<Record<ClinkEnvironment, readonly string[]>> = {
  sandbox: ['https://uat-checkout.clinkbill.com', 'https://uat-api.clinkbill.com'],
  production: ['https://checkout.clinkbill.com', 'https://api.clinkbill.com'],
};
