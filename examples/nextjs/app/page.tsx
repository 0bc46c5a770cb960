import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Checkout } from './Checkout';

export default async function Page(): Promise<ReactNode> {
  // Read when the page is asked for, not when the site is built.
  await connection();
  return <Checkout sdkUrl={process.env.CLINK_SDK_URL} />;
}
