import type { Ledger } from './ledger.ts';
import { newId } from './newId.ts';
import type { CustomerRecord } from './records.ts';

export interface CustomerIdentifiers {
  readonly customerId?: string | undefined;
  readonly customerEmail?: string | undefined;
  readonly referenceCustomerId?: string | undefined;
}

/**
 * Clink's rules: `customerId` is primary and the others must name the same customer; without it, email and
 * reference id must lead to one customer, who may be new. An identifier that nobody has yet is added to the
 * customer found, unless that customer has another one.
 */
export function resolveCustomer(
  ledger: Ledger,
  { customerId, customerEmail, referenceCustomerId }: CustomerIdentifiers,
): CustomerRecord | 'CUSTOMER_NOT_FOUND' | 'CUSTOMER_IDENTIFIER_NOT_MATCHED' {
  const email = customerEmail?.toLowerCase();
  const customers = [...ledger.customers.values()];
  const byEmail = email === undefined ? undefined : customers.find((known) => known.email === email);
  const byReference =
    referenceCustomerId === undefined
      ? undefined
      : customers.find((known) => known.referenceId === referenceCustomerId);

  let customer: CustomerRecord | undefined;
  if (customerId !== undefined) {
    customer = ledger.customers.get(customerId);
    if (customer === undefined) return 'CUSTOMER_NOT_FOUND';
  } else if (email === undefined && referenceCustomerId === undefined) {
    return 'CUSTOMER_NOT_FOUND';
  } else {
    customer = byEmail ?? byReference;
  }

  if (customer === undefined) {
    customer = {
      id: newId('cus'),
      email: email ?? null,
      referenceId: referenceCustomerId ?? null,
      created: ledger.now(),
    };
    ledger.customers.set(customer.id, customer);
    return customer;
  }
  const fits =
    (byEmail === undefined || byEmail === customer) &&
    (byReference === undefined || byReference === customer) &&
    (email === undefined || customer.email === null || customer.email === email) &&
    (referenceCustomerId === undefined ||
      customer.referenceId === null ||
      customer.referenceId === referenceCustomerId);
  if (!fits) return 'CUSTOMER_IDENTIFIER_NOT_MATCHED';
  customer.email ??= email ?? null;
  customer.referenceId ??= referenceCustomerId ?? null;
  return customer;
}
