import * as v from 'valibot';
import { isRecord } from '../protocol/isRecord.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import { orderSchema } from './orderSchema.ts';
import { PROTOTYPE_KEYS } from './prototypeKeys.ts';

/**
 * The body of Clink's create call for what `resolveOrder` returned. Done before the call, so that an order which cannot be
 * sent is not taken for one that may have arrived. `extraFields` are not looked at.
 *
 * @throws CheckoutProblem 500 `invalid_order_resolved`, whose cause names the fields, and never their values
 */
export function serializeOrder(order: unknown, returnUrl: string, extraFields: readonly string[]): string {
  // The schema's parser passes over these names.
  const { metadata } = Object(order) as { metadata?: unknown };
  if (Object.keys(Object(metadata) as object).some((name) => PROTOTYPE_KEYS.has(name))) {
    throw invalidOrder('metadata must not have the keys __proto__, constructor or prototype');
  }
  const { issues } = v.safeParse(orderSchema, without(order, extraFields));
  if (issues) throw invalidOrder(issues.map(describe).join('; '));
  try {
    return JSON.stringify({ ...(order as object), uiMode: 'elements', returnUrl });
  } catch {
    throw invalidOrder('it cannot be written as JSON (a cycle or a bigint in it?)');
  }
}

function without(order: unknown, fields: readonly string[]): unknown {
  if (!isRecord(order)) return order;
  return Object.fromEntries(Object.entries(order).filter(([field]) => !fields.includes(field)));
}

function describe(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'it';
  if (issue.type === 'check' || issue.type === 'regex') return `${field} ${issue.message}`;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `${field} is no field of Clink’s (a new one belongs in extraFields)`;
  }
  // Valibot's own text repeats what it was given.
  return issue.input === undefined
    ? `${field} is missing`
    : `${field} must be ${issue.expected ?? issue.type}`;
}

function invalidOrder(reason: string): CheckoutProblem {
  return new CheckoutProblem(
    500,
    'invalid_order_resolved',
    'The shop’s server made an order that Clink would not take. Nothing was sent and nothing was charged.',
    { cause: `What resolveOrder returned: ${reason}.` },
  );
}
