import { callElements } from '../elements/callElements.ts';

/** How a frame asks Clink. Throws a `CallError`. The only place in the frames that touches the network. */
export function callClink<T>(call: string, body: object): Promise<T> {
  return callElements<T>(`${location.origin}/`, call, body);
}
