/** The pages that run on Clink's own origin. */
export type FrameName = 'payment' | 'currency' | 'challenge';

const TITLES: Readonly<Record<FrameName, string>> = {
  payment: 'Secure payment details',
  currency: 'Currency',
  challenge: 'Confirm your payment',
};

// No inline script or style, no request to anywhere else, no form that is sent by itself.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function isFrameName(name: string): name is FrameName {
  return Object.hasOwn(TITLES, name);
}

/** The page of a frame at its address. */
export function framePage(name: FrameName, headers: Readonly<Record<string, string>>): Response {
  const head = `<link rel="stylesheet" href="/frames/frame.css">
<script src="/frames/${name}.js" defer></script>`;
  return new Response(documentOf(name, head), {
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  });
}

/** The page of a frame with all that it loads in it. Nothing in it can reach a network. */
export function writeFramePage(
  name: FrameName,
  files: { readonly style: string; readonly script: string },
): string {
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; form-action 'none'";
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${files.style}</style>
<script type="module">${files.script.replaceAll('</script', String.raw`<\/script`)}</script>`;
  return documentOf(name, head);
}

/** A root, and everything else is up to the script. */
function documentOf(name: FrameName, head: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLES[name]}</title>
${head}
</head>
<body><div id="root" class="${name}"></div></body>
</html>
`;
}
