import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef, ComponentType, ReactElement, RefAttributes } from 'react';
import type { Part } from './Part.ts';

/** How much a button stands out: the one that pays, another action, or one that reads like a link. */
export type ButtonVariant = 'primary' | 'secondary' | 'link';

/**
 * What a design system's button gets: the props of a `<button>`, and how much it stands out. It must honour `hidden`,
 * `disabled` and `type`.
 */
export interface CheckoutButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** `primary` pays, `secondary` is another action, `link` reads like a link. */
  readonly variant: ButtonVariant;
}

/** What a design system's input gets: the props of an `<input>`. */
export type CheckoutInputProps = ComponentPropsWithoutRef<'input'>;
/** What a design system's link gets: the props of an `<a>`. */
export type CheckoutLinkProps = ComponentPropsWithoutRef<'a'>;

/**
 * The elements that parts are made of, to be replaced by a design system's own. Each gets the props of the HTML element
 * it stands for and hands them, and its ref, on.
 */
export interface CheckoutComponents {
  /** Gets `variant` too. */
  readonly Button: ComponentType<CheckoutButtonProps & RefAttributes<HTMLButtonElement>>;
  /** For the promotion code. */
  readonly Input: ComponentType<CheckoutInputProps>;
  /** For the way to the order. */
  readonly Link: ComponentType<CheckoutLinkProps>;
}

const Button: Part<CheckoutButtonProps, HTMLButtonElement> = forwardRef<
  HTMLButtonElement,
  CheckoutButtonProps
>(function Button({ variant, className = '', ...props }, ref) {
  return (
    <button
      type="button"
      {...props}
      ref={ref}
      className={`clink-button ${className}`.trimEnd()}
      data-variant={variant}
    />
  );
});

function Input(props: CheckoutInputProps): ReactElement {
  return <input {...props} className="clink-input" />;
}

function Link({ children, ...props }: CheckoutLinkProps): ReactElement {
  return (
    <a {...props} className="clink-button" data-variant="secondary">
      {children}
    </a>
  );
}

/** The plain ones. */
export const DEFAULT_COMPONENTS: CheckoutComponents = { Button, Input, Link };
