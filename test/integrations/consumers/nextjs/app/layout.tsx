import type { ReactNode } from 'react';
import 'react-clink-checkout/styles.css';

export const metadata = { title: 'A shop on Next.js', icons: { icon: 'data:,' } };

export default function Layout({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
