import type { ReactNode } from 'react';
import { useMessages } from '../messages/useMessages.ts';
import { Link } from '../navigation/Link.tsx';
import { PageTitle } from './PageTitle.tsx';

export function NotFoundPage(): ReactNode {
  const { notFound, shop } = useMessages();
  return (
    <div className="page notice">
      <PageTitle>{notFound.title}</PageTitle>
      <p>{notFound.text}</p>
      <Link href="/" className="button">
        {shop.toShop}
      </Link>
    </div>
  );
}
