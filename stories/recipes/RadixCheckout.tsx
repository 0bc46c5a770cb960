import {
  Button,
  Callout,
  Card,
  Flex,
  Heading,
  Link,
  Separator,
  Text,
  TextField,
  Theme,
} from '@radix-ui/themes';
import type { ReactElement } from 'react';
import {
  CheckoutProvider,
  CheckoutStatus,
  PayButton,
  PaymentMethod,
  PromotionCode,
  useCheckout,
  useCheckoutSession,
} from 'react-clink-checkout';
import type {
  CheckoutComponents,
  CheckoutMessages,
  CheckoutOptions,
  CheckoutView,
} from 'react-clink-checkout';

const VARIANTS = { primary: 'solid', secondary: 'soft', link: 'ghost' } as const;

const components: CheckoutComponents = {
  Button: ({ variant, color: _, hidden, ...props }) => (
    <Button
      {...props}
      variant={VARIANTS[variant]}
      size={variant === 'primary' ? '4' : '2'}
      style={{
        ...(variant === 'primary' && { inlineSize: '100%' }),
        ...(hidden && { display: 'none' }),
      }}
    />
  ),
  Input: ({ color: _, size: __, type: ___, defaultValue: ____, value, ...props }) => (
    <TextField.Root {...props} value={String(value ?? '')} size="2" />
  ),
  Link: ({ color: _, ...props }) => <Link {...props} />,
};

const CALLOUT_COLORS = { progress: 'gray', success: 'green', warning: 'amber', error: 'red' } as const;

const pickAmount = ({ amount }: CheckoutView): CheckoutView['amount'] => amount;

function Summary({ locale }: { readonly locale: string | undefined }): ReactElement {
  const amount = useCheckout(pickAmount);
  const format = (value: number): string =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: amount?.currency ?? 'USD' }).format(value);
  return (
    <Flex direction="column" gap="2" minHeight="116px">
      {amount?.lines.map((line) => (
        <Flex key={line.name} justify="between" gap="3">
          <Text size="2" color="gray">
            {line.name} {line.quantity > 1 && `× ${line.quantity}`}
          </Text>
          <Text size="2">{line.unitAmount !== null && format(line.unitAmount * line.quantity)}</Text>
        </Flex>
      ))}
      {amount && (
        <>
          <Separator size="4" />
          <Flex justify="between">
            <Text weight="bold">Total</Text>
            <Text weight="bold">{format(amount.total)}</Text>
          </Flex>
        </>
      )}
    </Flex>
  );
}

interface RadixCheckoutProps extends CheckoutOptions {
  readonly messages?: Partial<CheckoutMessages> | undefined;
}

export function RadixCheckout({ messages, ...options }: RadixCheckoutProps): ReactElement {
  const { checkout, look } = useCheckoutSession(options);
  return (
    <Theme
      appearance={look.theme ?? 'light'}
      accentColor="jade"
      grayColor="sage"
      radius="large"
      hasBackground={false}
    >
      <CheckoutProvider
        checkout={checkout}
        messages={messages}
        locale={options.locale}
        components={components}
      >
        <Card size="3" asChild>
          <section aria-label="Checkout">
            <Flex direction="column" gap="4">
              <Heading as="h2" size="4">
                Your order
              </Heading>
              <Summary locale={options.locale} />
              <PromotionCode
                render={({ ref, color: _, ...props }) => (
                  <Flex {...props} ref={ref} direction="column" gap="2" />
                )}
              />
              <PaymentMethod style={{ minHeight: 320 }} />
              <CheckoutStatus
                render={({ children, color: _, ...props }, { description }) =>
                  description ? (
                    <Callout.Root {...props} color={CALLOUT_COLORS[description.kind]} variant="surface">
                      {children}
                    </Callout.Root>
                  ) : (
                    <div {...props} />
                  )
                }
              />
              <PayButton />
            </Flex>
          </section>
        </Card>
      </CheckoutProvider>
    </Theme>
  );
}
