import type { ComponentType } from 'react';
import type { Books } from './Books.ts';

/** A library that puts a provider’s checkout into a React page. One file each, so that the next is one more file. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Its checkout for an order, as its documentation shows it, on a page of its own. */
  open(books: Books): ComponentType<{ readonly orderId: string }>;
}
