/** Whether a path is for the hands on the sandbox, and not for the shop: the page at `/`, and the calls behind it. */
export function isControl(path: string): boolean {
  return path === '/' || path.startsWith('/control/');
}
