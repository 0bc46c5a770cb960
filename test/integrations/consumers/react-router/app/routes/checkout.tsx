import type { ReactNode } from 'react';
import { useLoaderData } from 'react-router';
import { Checkout } from '../../shared/Shop.tsx';

export function loader(): { sdkUrl: string | undefined } {
  return { sdkUrl: process.env.CLINK_SDK_URL };
}

export default function Page(): ReactNode {
  const { sdkUrl } = useLoaderData<typeof loader>();
  return <Checkout sdkUrl={sdkUrl} />;
}
