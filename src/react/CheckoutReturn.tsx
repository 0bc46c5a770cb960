import { forwardRef, useImperativeHandle, useRef } from 'react';
import type { ComponentPropsWithoutRef, MouseEvent, ReactElement, ReactNode } from 'react';
import { DEFAULT_COMPONENTS } from './CheckoutComponents.tsx';
import type { CheckoutComponents } from './CheckoutComponents.tsx';
import type { CheckoutAppearance } from './CheckoutOptions.ts';
import type { CheckoutReturnOptions } from './connectReturn.ts';
import { describeReturn } from './describeReturn.ts';
import type { ReturnAction } from './describeReturn.ts';
import { ENGLISH } from './messages.ts';
import type { CheckoutMessages } from './messages.ts';
import type { Part } from './Part.ts';
import { useCheckoutReturn } from './useCheckoutReturn.ts';
import type { CheckoutReturnResult } from './useCheckoutReturn.ts';
import { useLook } from './useLook.ts';
import { useLookTokens } from './useLookTokens.ts';

/** Props of `CheckoutReturn`: how the session is asked for, what is shown, and the attributes of a `<section>`. */
export interface CheckoutReturnProps
  extends
    CheckoutReturnOptions,
    Omit<ComponentPropsWithoutRef<'section'>, keyof CheckoutReturnOptions | 'children'> {
  /** BCP 47: the language of `messages`, told to assistive technology. */
  readonly locale?: string | undefined;
  /** Texts to use instead of the English ones; any of them may be left out. */
  readonly messages?: Partial<CheckoutMessages> | undefined;
  /** A design system's own button and link instead of the plain ones; any of them may be left out. */
  readonly components?: Partial<Pick<CheckoutComponents, 'Button' | 'Link'>> | undefined;
  /** Theme, colour and corners, as the checkout's. @default light */
  readonly appearance?: CheckoutAppearance | 'inherit' | undefined;
  /** The heading that says what became of the payment. @default 2 */
  readonly headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** Where a payment that was refused, or a checkout that has expired, can be tried again. */
  readonly retryHref?: string | undefined;
  /** Called by a button, or by the link when there is `retryHref` as well: prevent its default to use a router. */
  readonly onRetry?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
  /** Shown when paid; a function is told the state and shows what it likes in each. */
  readonly children?: ReactNode | ((result: CheckoutReturnResult) => ReactNode);
}

/**
 * The return page's content: says what became of the payment, in a heading inside a polite live region, with the one
 * action that helps. To pay again is offered only where the server has said that nothing was paid. Other props go to
 * its `<section>`.
 */
export const CheckoutReturn: Part<CheckoutReturnProps, HTMLElement> = forwardRef<
  HTMLElement,
  CheckoutReturnProps
>(function CheckoutReturn(
  {
    endpoint,
    parameter,
    keepParameter,
    sessionId,
    credentials,
    onPaid,
    locale,
    messages,
    components,
    appearance,
    headingLevel = 2,
    retryHref,
    onRetry,
    children,
    className = '',
    ...attributes
  },
  ref,
) {
  const result = useCheckoutReturn({ endpoint, parameter, keepParameter, sessionId, credentials, onPaid });
  const look = useLook(appearance);
  const root = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => root.current as HTMLElement);
  useLookTokens(root, look);
  const message = useRef<HTMLDivElement>(null);
  const { status, recheck } = result;
  const texts = { ...ENGLISH, ...messages };
  const { kind, text, action } = describeReturn(result, texts);
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      aria-label={texts.checkout}
      lang={messages && locale}
      {...attributes}
      ref={root}
      className={`clink-checkout clink-return ${className}`.trimEnd()}
      data-status={status}
      data-theme={look.theme}
      aria-busy={status === 'reading' || status === 'confirming'}
    >
      <div
        ref={message}
        role="status"
        tabIndex={-1}
        className="clink-status"
        data-status={status}
        data-kind={kind}
        data-action={action}
      >
        <Heading>{text}</Heading>
        <Action
          action={action}
          text={action && texts[action]}
          retryHref={retryHref}
          onRetry={onRetry}
          onRecheck={() => {
            // The button goes away with what it asks: the focus stays with the message.
            message.current?.focus();
            recheck();
          }}
          components={components}
        />
      </div>
      {typeof children === 'function' ? children(result) : status === 'paid' && children}
    </section>
  );
});

interface ActionProps extends Pick<CheckoutReturnProps, 'retryHref' | 'onRetry' | 'components'> {
  readonly action: ReturnAction | undefined;
  readonly text: string | undefined;
  readonly onRecheck: () => void;
}

function Action(props: ActionProps): ReactElement | null {
  const { action, text, retryHref, onRetry, onRecheck } = props;
  const { Button, Link } = { ...DEFAULT_COMPONENTS, ...props.components };
  if (!action) return null;
  if (action !== 'recheck' && retryHref !== undefined) {
    return (
      <Link href={retryHref} onClick={onRetry}>
        {text}
      </Link>
    );
  }
  const onClick = action === 'recheck' ? onRecheck : onRetry;
  return onClick ? (
    <Button variant="secondary" type="button" onClick={onClick}>
      {text}
    </Button>
  ) : null;
}
