/** What an earlier test has paid for, the tab remembers beyond its page: a new Clink has never heard of it. */
export function forgetTabSessions(): void {
  try {
    for (const place of Object.keys(sessionStorage)) {
      if (place.startsWith('clink:session:')) sessionStorage.removeItem(place);
    }
  } catch {
    // No storage: in Node, or where it is blocked.
  }
}
