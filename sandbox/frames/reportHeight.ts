/** Tells how high the frame's content is, now and whenever that changes. */
export function reportHeight(root: HTMLElement, report: (height: number) => void): void {
  new ResizeObserver(() => report(Math.ceil(root.getBoundingClientRect().height))).observe(root);
}
