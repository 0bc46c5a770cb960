import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef, ComponentType, ReactElement, RefAttributes } from 'react';
import type { Part } from './Part.ts';

/** How much a button stands out: the one that pays, another action, or one that reads like a link. */
export type ButtonVariant = 'primary' | 'secondary' | 'link';

export interface CheckoutButtonProps extends ComponentPropsWithoutRef<'button'> {
  readonly variant: ButtonVariant;
}

export type CheckoutInputProps = ComponentPropsWithoutRef<'input'>;
export type CheckoutLinkProps = ComponentPropsWithoutRef<'a'>;

/**
 * The elements that parts are made of, to be replaced by a design system's own. Each gets the props of the HTML element
 * it stands for and hands them, and its ref, on.
 */
export interface CheckoutComponents {
  /** Gets `variant` too. */
  readonly Button: ComponentType<CheckoutButtonProps & RefAttributes<HTMLButtonElement>>;
  readonly Input: ComponentType<CheckoutInputProps>;
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

export const DEFAULT_COMPONENTS: CheckoutComponents = { Button, Input, Link };
