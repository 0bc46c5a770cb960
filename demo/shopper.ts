const COOKIE = 'shopper';

/** The visitor's id from their cookie, or `null` on the first visit. */
export function readShopper(request: Request): string | null {
  const cookies = request.headers.get('Cookie') ?? '';
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f-]{36})(?:;|$)`).exec(cookies)?.[1] ?? null;
}

/** `Set-Cookie` value that makes this browser a known visitor. Pages cannot read it; it is not sent cross-site. */
export function shopperCookie(request: Request): string {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
  return `${COOKIE}=${crypto.randomUUID()}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax${secure}`;
}
