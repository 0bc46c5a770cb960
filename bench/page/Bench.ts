/** One library in a merchant's page. An adapter file ends with `startPage` or `startReactPage` of one. */
export interface Adapter {
  /** As the tables call it. */
  readonly name: string;
  /** Its npm package, for the version. */
  readonly packageName?: string;
  /** For what shows no frame and is only compared with. */
  readonly hasFrame?: boolean;
  /** Shows the checkout of an order in the container. */
  mount(container: HTMLElement, orderId: string): void;
  /** Takes it away. */
  unmount(): void;
  /** Begins ahead of the mount, in the way the library has for it. */
  prefetch?(orderId: string): void;
}

/** What was seen of one mount. Milliseconds. */
export interface MountFigures {
  /** From the mount until the payment frame was loaded. */
  readonly loaded: number;
  /** From the mount until the next paint. */
  readonly paint: number;
  readonly commits: number;
  /** Sum of the layout shifts after that paint: what the click itself brings is expected. */
  readonly shift: number;
}

/** What a page offers the harness. */
export interface Bench {
  readonly name: string;
  readonly packageName: string | null;
  readonly canPrefetch: boolean;
  readonly hasFrame: boolean;
  prefetch(): void;
  /** The same order as long as there is no `nextOrder()`. */
  mount(): void;
  unmount(): void;
  nextOrder(): void;
  /** Waits until the frame is loaded and nothing has happened for `rest` milliseconds. */
  settled(rest: number): Promise<MountFigures>;
}
