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

/** The page of a frame: a root, a style sheet and a script; everything else is up to the script. */
export function framePage(name: FrameName, headers: Readonly<Record<string, string>>): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLES[name]}</title>
<link rel="stylesheet" href="/frames/frame.css">
<script src="/frames/${name}.js" defer></script>
</head>
<body><div id="root" class="${name}"></div></body>
</html>
`;
  return new Response(html, {
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  });
}
