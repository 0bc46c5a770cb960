import type { ReactNode } from 'react';
import { countItems } from '../cart/Cart.ts';
import { cartStore } from '../cart/cartStore.ts';
import { useMessages } from '../messages/useMessages.ts';
import { Link } from '../navigation/Link.tsx';
import { useStore } from '../useStore.ts';
import { LocaleSelect } from './LocaleSelect.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';

export function Header(): ReactNode {
  const { shop } = useMessages();
  const items = countItems(useStore(cartStore));
  return (
    <header className="header">
      <div className="header-inner">
        <Link href="/" className="wordmark">
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <path d="M5 21.5h22M9 21.5a7 7 0 0 1 14 0M16 7.5v3M8 11l2 2M24 11l-2 2" />
          </svg>
          Morrow
        </Link>
        <div className="header-tools">
          <LocaleSelect />
          <ThemeToggle />
          <Link href="/#cart" className="cart-link" aria-label={shop.cart(items)}>
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
              <path d="M5.5 8.5h13l1 11.5h-15zM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5" />
            </svg>
            <span className="cart-count" aria-hidden="true">
              {items}
            </span>
          </Link>
        </div>
      </div>
    </header>
  );
}
