import { ElementsError } from './ElementsError.ts';
import type { PaymentDetails } from './SessionView.ts';

/** The body of a call, still to be checked. */
export type ElementsBody = Readonly<Record<string, unknown>>;

/** The JSON object in a request. Throws an `ElementsError`. */
export async function readBody(request: Request): Promise<ElementsBody> {
  try {
    const body: unknown = await request.json();
    if (typeof body === 'object' && body !== null) return body as ElementsBody;
  } catch {
    // Told below, together with JSON that is no object.
  }
  throw invalid();
}

/** A text. Throws an `ElementsError`. */
export function readString(body: ElementsBody, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value !== 'string') throw invalid();
  return value;
}

/** How the shopper pays. Throws an `ElementsError`. */
export function readDetails(body: ElementsBody): PaymentDetails {
  const method = readString(body, 'method');
  switch (method) {
    case 'CARD':
      return {
        method,
        number: readString(body, 'number'),
        expiry: readString(body, 'expiry'),
        securityCode: readString(body, 'securityCode'),
      };
    case 'GOOGLEPAY':
    case 'CASHAPP':
      return { method };
    default:
      throw invalid();
  }
}

function invalid(): ElementsError {
  return new ElementsError(400, 'ClinkApiError', 'request_invalid');
}
