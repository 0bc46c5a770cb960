/** Keeps a field at the setting's value, until somebody has typed into it and until that was saved. */
export function followSetting(field: HTMLInputElement): (value: string) => void {
  let shown = field.value;
  return (value) => {
    if (field.value === shown) field.value = value;
    // What was typed has been saved, or the same was set elsewhere.
    if (field.value === value) shown = value;
  };
}
