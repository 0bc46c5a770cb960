/** Changes a text only when it differs: a selection in it, and a live region, notice every change. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
