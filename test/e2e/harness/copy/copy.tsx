import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { ClinkCheckout } from '../../../../src/index.ts';
import { readPage } from '../readPage.ts';

// Another copy of the library, with a React of its own: a second bundle on the page, or the first one evaluated again.
const page = readPage();
const holder = window as Window & { copyRoot?: Root };
const place = document.createElement('div');

// A hot reload takes what stood there away and puts the new in its place.
holder.copyRoot?.unmount();
document.body.append(place);
holder.copyRoot = createRoot(place);
holder.copyRoot.render(
  <ClinkCheckout
    aria-label="Copy"
    endpoint="/api/checkout/session"
    order={{ cartId: new URL(import.meta.url).searchParams.get('cart') ?? 'cart-1' }}
    returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
    sdkUrl={page.sdkUrl}
    nonce={page.nonce}
    onComplete={() => {}}
  />,
);
