import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useCheckoutContext } from '../react/CheckoutProvider.tsx';
import { useCheckout } from '../react/useCheckout.ts';
import { adoptStyles } from './adoptStyles.ts';
import type { CheckoutInspectorProps } from './CheckoutInspectorProps.ts';
import { createTimeline } from './createTimeline.ts';
import type { Timeline } from './createTimeline.ts';
import { InspectorDetails } from './InspectorDetails.tsx';

/** Follows the checkout from its first effect on; there is nothing to be seen before. */
export function InspectorFrame(props: CheckoutInspectorProps): ReactElement | null {
  const { checkout } = useCheckoutContext();
  const [store] = useState(createTimeline);
  useEffect(() => store.follow(checkout), [store, checkout]);
  const timeline = useSyncExternalStore(store.subscribe, store.getTimeline, nothing);
  return timeline && <OpenableFrame {...props} timeline={timeline} />;
}

interface OpenableFrameProps extends CheckoutInspectorProps {
  readonly timeline: Timeline;
}

function OpenableFrame({
  placement = 'corner',
  defaultOpen = false,
  timeline,
}: OpenableFrameProps): ReactElement {
  const view = useCheckout();
  const problem = view.error ?? view.notice;
  const [isOpen, setIsOpen] = useState(defaultOpen);
  const root = useRef<HTMLElement>(null);
  // A host may render into what it puts into a page, or a shadow tree, or another window, later.
  const [home, setHome] = useState<Node | null>(null);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked after each render: the same node again renders nothing
  useLayoutEffect(() => setHome(root.current?.getRootNode() ?? null));
  useLayoutEffect(() => (home ? adoptStyles(home) : undefined), [home]);
  useLayoutEffect(
    () => (placement === 'corner' && home?.isConnected && root.current ? raise(root.current) : undefined),
    [placement, home],
  );
  return (
    <section
      ref={root}
      className="clink-inspector"
      aria-label="Checkout inspector"
      data-placement={placement}
      data-theme={view.look.theme}
      dir="ltr"
      lang="en"
    >
      <details
        open={isOpen}
        onToggle={({ currentTarget }) => {
          // A browser tells of the first rendering, too.
          if (currentTarget.open !== isOpen) setIsOpen(currentTarget.open);
        }}
      >
        <summary>
          Checkout inspector <strong>{view.status}</strong>
          {problem && <span className="clink-inspector-error"> {problem.code}</span>}
        </summary>
        {isOpen && <InspectorDetails view={view} timeline={timeline} />}
      </details>
    </section>
  );
}

/** Into the top layer, where nothing of the page clips it, and where it stays usable beside a modal dialog it stands in. */
function raise(element: HTMLElement): (() => void) | undefined {
  if (typeof element.showPopover !== 'function') return undefined;
  element.popover = 'manual';
  element.showPopover();
  return () => {
    element.popover = null;
  };
}

function nothing(): null {
  return null;
}
