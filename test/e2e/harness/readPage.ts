/** What the server wrote into the page's head. */
export interface PageValues {
  readonly sdkUrl: string | undefined;
  /** Of this answer's Content-Security-Policy. */
  readonly nonce: string | undefined;
}

export function readPage(): PageValues {
  const read = (name: string): string | undefined =>
    document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || undefined;
  return { sdkUrl: read('clink-sdk-url'), nonce: read('clink-nonce') };
}
