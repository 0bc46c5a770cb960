/** Hides or shows a control; where it has the focus, `fallback` takes it over. */
export function setHidden(control: HTMLElement, isHidden: boolean, fallback: HTMLElement): void {
  if (control.hidden === isHidden) return;
  if (isHidden && control.contains(document.activeElement)) fallback.focus();
  control.hidden = isHidden;
}
