/**
 * The merchant's page: a button, the place of the checkout, and content below it that moves when the checkout grows.
 * Stubs of SDKs read off it whether they make a call of their own. The hook by which React reports its commits stands before any script of the page.
 */
export function shopPage(adapter: string, assets: string, hasInit: boolean): string {
  return `<!doctype html><html lang="en" data-init="${hasInit ? 'yes' : 'no'}"><head><meta charset="utf-8"><title>Checkout</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${assets}/${adapter}.css">
<style>body{font:16px/1.4 sans-serif;margin:0 auto;max-width:640px}button#open{height:40px}.below{height:260px;background:#eee}</style>
<script>
window.benchCommits = 0;
window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  renderers: new Map(), supportsFiber: true, inject: () => 1, checkDCE() {},
  onCommitFiberRoot() { window.benchCommits += 1; }, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {},
};
</script></head>
<body><button id="open" type="button">Check out</button><main id="checkout"></main>
<p class="below">Delivery within three days.</p>
<script type="module" src="${assets}/${adapter}.js"></script></body></html>`;
}
