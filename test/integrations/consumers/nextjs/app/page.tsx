import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Checkout } from '../shared/Shop';

export default async function Page(): Promise<ReactNode> {
  await connection();
  return <Checkout sdkUrl={process.env.CLINK_SDK_URL} />;
}
