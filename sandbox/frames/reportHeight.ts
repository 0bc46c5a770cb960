/** Tells how high the frame's content is, now and whenever that changes. */
export function reportHeight(root: HTMLElement, report: (height: number) => void): void {
  const measure = (): void => report(Math.ceil(root.getBoundingClientRect().height));
  // At once, so that the frame has its height before it says that it is ready.
  measure();
  new ResizeObserver(measure).observe(root);
}
