/** Where the inspector stands, and whether it is unfolded. */
export interface CheckoutInspectorProps {
  /** `corner`: above the page, at its lower right. `inline`: where it stands. @default "corner" */
  readonly placement?: 'corner' | 'inline' | undefined;
  /** Whether it is unfolded at first. @default false */
  readonly defaultOpen?: boolean | undefined;
}
