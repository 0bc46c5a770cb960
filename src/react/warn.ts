const warned = new Set<string>();

/** Tells a developer, once, of what has no effect. Nothing is printed in production. */
export function warn(text: string): void {
  if (process.env.NODE_ENV === 'production' || warned.has(text)) return;
  warned.add(text);
  // oxlint-disable-next-line no-console -- the one place where a developer is spoken to
  console.warn(`react-clink-checkout: ${text}`);
}
