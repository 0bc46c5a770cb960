/** What the page was opened with: the query of its address, or what was written into it where it has none. */
export function readParameters(): URLSearchParams {
  return new URLSearchParams(document.documentElement.dataset['parameters'] ?? location.search);
}
