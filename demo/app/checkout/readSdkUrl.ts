/** Where the server wants Clink's script to come from; `undefined` leaves it to the library. */
export function readSdkUrl(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="clink-sdk-url"]');
  return meta?.content === '' ? undefined : meta?.content;
}
