/** Pixels that a payment form is high: the same for all. */
const FRAME_HEIGHT = 520;

/**
 * The document of a payment frame. Once it is loaded it tells its page, in the harness's own words (`benchFrame`), and in
 * those that Whop's package listens for.
 */
export const FRAME_PAGE = `<!doctype html><html lang="en"><title>Payment</title><style>body{margin:0;height:${FRAME_HEIGHT}px}</style>
<p>Card number</p><script>
addEventListener('load', () => {
  parent.postMessage({ benchFrame: 'loaded', id: location.search, height: ${FRAME_HEIGHT} }, '*');
  parent.postMessage({ __scope: 'whop-embedded-checkout', event: 'resize', height: ${FRAME_HEIGHT} }, '*');
});
</script></html>`;
