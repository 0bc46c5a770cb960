import type { ReactNode } from 'react';
import { CataloguePage } from './catalogue/CataloguePage.tsx';
import { CheckoutPage } from './checkout/CheckoutPage.tsx';
import { CompletePage } from './checkout/CompletePage.tsx';
import { Header } from './layout/Header.tsx';
import { NotFoundPage } from './layout/NotFoundPage.tsx';
import { useMessages } from './messages/useMessages.ts';
import { usePath } from './navigation/usePath.ts';

export function Shop(): ReactNode {
  const path = usePath();
  const { shop } = useMessages();
  return (
    <>
      <a className="skip-link" href="#main">
        {shop.skip}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Page path={path} />
      </main>
      <footer className="footer">
        <p>{shop.footer}</p>
      </footer>
    </>
  );
}

function Page({ path }: { readonly path: string }): ReactNode {
  switch (path) {
    case '/':
      return <CataloguePage />;
    case '/checkout':
      return <CheckoutPage />;
    case '/complete':
      return <CompletePage />;
    default:
      return <NotFoundPage />;
  }
}
