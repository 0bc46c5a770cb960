import type { Exchange } from './Exchange.ts';

const MAX_BYTES = 256 * 1024;

/** Rejects when the connection breaks. */
export async function readAnswer(sent: string, response: Response): Promise<Exchange> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += decoder.decode(next.value, { stream: true });
    length += next.value.byteLength;
    if (length > MAX_BYTES) {
      await reader?.cancel();
      break;
    }
  }
  return { sent, status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
