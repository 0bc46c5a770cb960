import { useRef, useState } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import type { ClinkCheckoutProps } from 'react-clink-checkout';
import { useLiveClink } from '../stage/useLiveClink.ts';
import type { StoryClink } from '../stage/useLiveClink.ts';

/** What a shop gives the checkout that it opens. */
export interface ShopVisit {
  readonly checkout: StoryClink & Pick<ClinkCheckoutProps, 'order' | 'onComplete'>;
  readonly isOpen: boolean;
  /** Whether it has ever been open. */
  readonly hasBegun: boolean;
  /** The button that opens it. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

interface ShopProps {
  /** Clink takes a while to confirm a payment. @default false */
  readonly isSlow?: boolean | undefined;
  readonly renderCheckout: (visit: ShopVisit) => ReactNode;
}

/** A shop's page with a button, behind which the checkout is. */
export function Shop({ isSlow = false, renderCheckout }: ShopProps): ReactElement {
  const clink = useLiveClink(({ faults }) => {
    if (isSlow) faults.add({ match: { path: '/elements/confirm' }, delayMs: 1500 });
  });
  const [visit, setVisit] = useState<'never' | 'open' | 'closed'>('never');
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={opener} type="button" className="recipe-button" onClick={() => setVisit('open')}>
        Check out
      </button>
      {renderCheckout({
        checkout: { ...clink, order: { cartId: 'cart_1' }, onComplete: stay },
        isOpen: visit === 'open',
        hasBegun: visit !== 'never',
        opener,
        onClose: () => setVisit('closed'),
      })}
    </>
  );
}

function stay(): void {}
