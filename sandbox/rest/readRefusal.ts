/**
 * What an answer of the REST API says it refused (`PARAM_INVALID: …`), whatever its HTTP status; `null` when it refused
 * nothing. Leaves the answer to be read by others.
 */
export async function readRefusal(response: Response): Promise<string | null> {
  try {
    const envelope: unknown = await response.clone().json();
    if (typeof envelope !== 'object' || envelope === null) return null;
    const { code, msg } = envelope as Readonly<Record<string, unknown>>;
    return typeof msg === 'string' && code !== 200 ? msg : null;
  } catch {
    // A fault may have ordered anything in place of an envelope.
    return null;
  }
}
