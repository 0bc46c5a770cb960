import { forwardRef, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import type { CheckoutComponents } from './CheckoutComponents.tsx';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { CheckoutProvider } from './CheckoutProvider.tsx';
import type { CheckoutView } from './CheckoutView.ts';
import type { Look } from './Look.ts';
import { mergeRefs } from './mergeRefs.ts';
import type { CheckoutMessages } from './messages.ts';
import { ENGLISH } from './messages.ts';
import { CheckoutStatus } from './parts/CheckoutStatus.tsx';
import { CurrencySelect } from './parts/CurrencySelect.tsx';
import { OrderSummary } from './parts/OrderSummary.tsx';
import { PayButton } from './parts/PayButton.tsx';
import { PaymentMethod } from './parts/PaymentMethod.tsx';
import { PromotionCode } from './parts/PromotionCode.tsx';
import { FIRST_STATUS, statusRef } from './statusRef.ts';
import { useCheckout } from './useCheckout.ts';
import { useConnectedCheckout } from './useConnectedCheckout.ts';
import { useLookTokens } from './useLookTokens.ts';
import { useView } from './useView.ts';
import type { Part } from './Part.ts';

/** Props of `ClinkCheckout`: the options of a checkout, its texts and elements, and the attributes of a `<section>`. */
export interface ClinkCheckoutProps
  extends CheckoutOptions, Omit<ComponentPropsWithoutRef<'section'>, keyof CheckoutOptions> {
  /** Texts to use instead of the English ones; any of them may be left out. */
  readonly messages?: Partial<CheckoutMessages> | undefined;
  /** A design system's own button, input and link instead of the plain ones; any of them may be left out. */
  readonly components?: Partial<CheckoutComponents> | undefined;
  /** `split`: the summary beside the form, where there is room for both. @default "stacked" */
  readonly layout?: 'stacked' | 'split' | undefined;
}

/**
 * The whole checkout: one session for the order, the payment fields, the summary, promotion codes, the pay button and
 * every state in words. Other props go to its `<section>`; `children` replace the arrangement of the parts.
 *
 * @throws CheckoutError while rendering, with `throwOnError` only
 */
export const ClinkCheckout: Part<ClinkCheckoutProps, HTMLElement> = forwardRef<
  HTMLElement,
  ClinkCheckoutProps
>(function ClinkCheckout(props, ref) {
  const { messages, components, layout = 'stacked', children, className = '', ...rest } = props;
  const checkout = useConnectedCheckout(props);
  const look = useView(checkout, pickLook);
  const root = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => root.current as HTMLElement);
  useLookTokens(root, look);
  // oxlint-disable-next-line react/refs -- joined, not read
  const merged = useMemo(() => mergeRefs(statusRef(checkout, markBusy), root), [checkout]);
  return (
    <CheckoutProvider checkout={checkout} messages={messages} components={components} locale={props.locale}>
      <section
        aria-label={messages?.checkout ?? ENGLISH.checkout}
        {...attributesOf(rest)}
        ref={merged}
        className={`clink-checkout ${className}`.trimEnd()}
        data-status={FIRST_STATUS}
        data-layout={layout}
        data-theme={look.theme}
        aria-busy={false}
      >
        {children ?? ARRANGEMENT}
      </section>
    </CheckoutProvider>
  );
});

/**
 * The default arrangement. What nothing is known of yet, and a skeleton stands for, is rendered with the form: the first
 * paint after a click does not wait for it.
 */
function Arrangement(): ReactElement {
  const isWaiting = useCheckout(pickWaiting);
  const [hasForm, setHasForm] = useState(false);
  if (!isWaiting && !hasForm) setHasForm(true);
  return (
    <div className="clink-columns">
      <div className="clink-aside">
        {hasForm && <OrderSummary />}
        {hasForm && <PromotionCode />}
        <CurrencySelect />
      </div>
      <div className="clink-main">
        <PaymentMethod />
        <CheckoutStatus />
        {hasForm && <PayButton />}
      </div>
    </div>
  );
}

/** The same element each time, so that a render of the whole renders no part. */
const ARRANGEMENT = <Arrangement />;

const pickWaiting = ({ status, amount }: CheckoutView): boolean => !amount && WAITING.has(status);
const WAITING: ReadonlySet<string> = new Set(['idle', 'creating', 'loading', 'mounting']);

const pickLook = (view: CheckoutView): Look => view.look;

/** Not while a payment is pending: what is busy may be kept from a screen reader, and there is something to be read. */
function markBusy(section: HTMLElement, status: CheckoutView['status']): void {
  section.setAttribute('aria-busy', String(BUSY.has(status)));
}

const BUSY: ReadonlySet<string> = new Set(['creating', 'loading', 'mounting', 'submitting']);

/** What is no option goes to the element; a new option that is left out here does not compile. */
function attributesOf({
  endpoint,
  order,
  scope,
  publishKey,
  environment,
  locale,
  appearance,
  expiryNotice,
  autoRenew,
  onReady,
  onAmountChange,
  onComplete,
  onPending,
  onExpire,
  onError,
  onDiagnostic,
  returnUrl,
  allowedReturnOrigins,
  credentials,
  resumeOnReload,
  sdkUrl,
  nonce,
  integrity,
  loadElements,
  queryClient,
  throwOnError,
  ...attributes
}: CheckoutOptions): ComponentPropsWithoutRef<'section'> {
  return attributes satisfies { readonly [K in keyof CheckoutOptions]?: never };
}
