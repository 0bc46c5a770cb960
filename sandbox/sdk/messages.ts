import type { ElementsFailure, SandboxMethod, SessionView } from '../elements/SessionView.ts';

/** First word of a frame to the page that holds it, sent to the origin registered for its instance. */
export interface FrameHello {
  readonly clink: 'hello';
  readonly instanceId: string;
}

/** Answer of the page, with one end of a `MessageChannel`. Everything else goes over that. */
export interface HostConnect {
  readonly clink: 'connect';
  readonly token: string;
  readonly appearance: FrameAppearance;
  readonly view: SessionView;
  /** Page of the shopper's bank for a frame that has no address of its own to take it from. */
  readonly challengePage: string | null;
}

/** A frame without an origin asks Clink through the page that holds it; the answer comes over the port sent along. */
export interface FrameCall {
  readonly clink: 'call';
  readonly call: string;
  readonly body: object;
}

export type CallAnswer = { readonly reply: unknown } | { readonly failure: ElementsFailure };

/** The page types a test card into a frame without an origin. Answered over the port sent along when it is done. */
export interface TypeCard {
  readonly clink: 'type-card';
  readonly number: string;
}

/** How a frame looks. The same names as in `PresetOptions`. */
export interface FrameAppearance {
  readonly locale: string;
  readonly theme: 'light' | 'dark';
  readonly primaryColor: string | null;
  /** px */
  readonly radiusOfComponents: number | null;
  /** px */
  readonly radiusOfCard: number | null;
  readonly hideIfOneCurrency: boolean;
}

/** Page to frame. */
export type HostMessage =
  | { readonly type: 'appearance'; readonly appearance: FrameAppearance }
  | { readonly type: 'view'; readonly view: SessionView }
  /** Nothing may be changed while a payment is under way. */
  | { readonly type: 'busy'; readonly busy: boolean }
  | { readonly type: 'submit' };

/** Frame to page. */
export type FrameMessage =
  | { readonly type: 'ready' }
  /** px */
  | { readonly type: 'height'; readonly height: number }
  /** The way to pay that is chosen; `null` when none is offered. */
  | { readonly type: 'method'; readonly method: SandboxMethod | null }
  | { readonly type: 'submitting' }
  /** A submit was refused by the form: the frame shows why. */
  | { readonly type: 'refused' }
  /** Something other than a payment changed the session. */
  | { readonly type: 'changed'; readonly view: SessionView }
  /** What a payment came to so far. */
  | { readonly type: 'outcome'; readonly view: SessionView }
  | { readonly type: 'failed'; readonly failure: ElementsFailure };
