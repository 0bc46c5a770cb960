import { useEffect, useRef, type ReactNode } from 'react';

interface PageTitleProps {
  readonly children: string;
  readonly className?: string;
}

let firstPage = true;

/** The page's `h1`. Names the document, and takes the focus when the shopper has come from another page of the shop. */
export function PageTitle({ children, className }: PageTitleProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Morrow Coffee`;
  }, [children]);
  useEffect(() => {
    // A page that has just been loaded begins at its top, as any page does.
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
