/** A page of Clink's: at an address, or written out, which gives it an origin that is nobody's. */
export type FramePage = { readonly address: string } | { readonly html: string };

/** Puts a page into a frame that is not in the document yet. */
export function openPage(iframe: HTMLIFrameElement, page: FramePage, parameters: URLSearchParams): void {
  if ('address' in page) {
    iframe.src = `${page.address}?${parameters}`;
    return;
  }
  // No `allow-same-origin`: neither the page nor the frame can reach into the other. Forms, or Enter in a field would
  // be refused by the browser before the frame can see to it.
  iframe.sandbox.add('allow-scripts', 'allow-forms');
  const text = parameters.toString().replaceAll('&', '&amp;');
  iframe.srcdoc = page.html.replace('<html ', `<html data-parameters="${text}" `);
}

/** What `event.origin` says of messages from the page. */
export function originOf(page: FramePage): string {
  return 'address' in page ? new URL(page.address).origin : 'null';
}

/** Where messages to the page are directed. An opaque origin cannot be named: there the frame itself is the address. */
export function targetOf(page: FramePage): string {
  return 'address' in page ? originOf(page) : '*';
}
