import type { PageOptions } from './PageOptions.ts';

/** The document that loads the page. Nothing in it is inline. */
export function writePage(options: PageOptions): string {
  const content = JSON.stringify(options).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const nonce = options.nonce === undefined ? '' : ` nonce="${options.nonce}"`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Checkout</title>
<link rel="icon" href="data:,">
<meta name="checkout-options" content="${content}">
<link rel="stylesheet" href="/page.css">
</head>
<body><div id="root"></div><script type="module" src="/page.js"${nonce}></script></body>
</html>
`;
}
