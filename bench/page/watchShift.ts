interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

/**
 * Adds up layout shifts. Those within half a second of a click count too: the browser's own score leaves them out, but
 * the shopper sees them.
 *
 * @returns gives the sum of those after a time, on the page's clock, and forgets all of them
 */
export function watchShift(): (after: number) => number {
  let seen: LayoutShift[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...(list.getEntries() as LayoutShift[])));
  observer.observe({ type: 'layout-shift', buffered: true });
  return (after) => {
    const entries = [...seen, ...(observer.takeRecords() as LayoutShift[])];
    seen = [];
    return entries.reduce((sum, { startTime, value }) => (startTime > after ? sum + value : sum), 0);
  };
}
