/** @throws TypeError for what is no http(s) origin; `option` names where it was given */
export function readOrigins(option: string, values: readonly string[] = []): readonly string[] {
  return values.map((value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.pathname !== '/') {
      throw new TypeError(`${option} must list origins such as https://shop.example.`);
    }
    return url.origin;
  });
}
