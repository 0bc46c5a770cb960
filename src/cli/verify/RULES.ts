/** What is compared, by one word for programs. */
export type Rule =
  | 'page'
  | 'encoding'
  | 'redirect'
  | 'listed'
  | 'purpose'
  | 'present'
  | 'integrity'
  | 'bytes'
  | 'reachable'
  | 'handler'
  | 'frame'
  | 'preload'
  | 'header'
  | 'nonce'
  | 'browser';

/** Why each matters, and what to do where it is not so. */
export const RULES: Readonly<Record<Rule, { readonly why: string; readonly remedy: string }>> = {
  page: {
    why: 'Nothing can be said of a page that does not come.',
    remedy: 'Open the address in a browser. Does the page need a --header, such as a cookie?',
  },
  encoding: {
    why: 'Where a page does not say that it is in UTF-8, a browser may guess, and read scripts where this saw text.',
    remedy: 'Send Content-Type: text/html; charset=utf-8.',
  },
  redirect: {
    why: 'The page that was compared is not at the address that was given.',
    remedy: 'Nothing, where the shop means to. Otherwise give the address that it leads to.',
  },
  listed: {
    why: 'A script on a payment page can read what the shopper types, and nobody has authorised this one.',
    remedy:
      'Find out who put it there. If it belongs there, add it to the baseline with its purpose; if not, treat the page as tampered with.',
  },
  purpose: {
    why: 'Nobody has said why the page has this script, so it is not authorised.',
    remedy: 'Write its purpose into the baseline, or take the script off the page.',
  },
  present: {
    why: 'The page and its inventory do not tell the same.',
    remedy:
      'Take it out of the baseline, or find out what removed it. One that other scripts add is seen with --browser only.',
  },
  integrity: {
    why: 'Without this hash in its tag, a browser runs whatever the address answers with.',
    remedy: 'Give the tag the integrity of the baseline, and crossorigin="anonymous", and no other hash.',
  },
  bytes: {
    why: 'The script has been changed since it was authorised.',
    remedy:
      'Read what changed. If it is a release that you want, renew the integrity; if not, treat it as tampered with.',
  },
  reachable: {
    why: 'Its bytes could not be looked at, and shoppers may not get them either.',
    remedy: 'Open its address. Scripts are followed within their own origin only.',
  },
  handler: {
    why: 'Code in an attribute runs like any script, and no inventory can list it.',
    remedy: 'Find out who put it there. Put what belongs there into a script, with addEventListener.',
  },
  frame: {
    why: 'Scripts can hide in frames within frames.',
    remedy: 'Find out who put them there, and take them off the page.',
  },
  preload: {
    why: 'It is fetched, though not run by this; something may run it later.',
    remedy: 'If a listed script uses it, nothing. Otherwise find out who put it there.',
  },
  header: {
    why: 'The page’s headers decide what may run, load and be sent on it.',
    remedy:
      'Send what securityHeaders() makes, unchanged by servers in between. If the change is meant, renew the baseline.',
  },
  nonce: {
    why: 'Whoever can guess a nonce can run inline scripts.',
    remedy:
      'Make at least 16 random characters of base64, new for each answer, and see that no cache keeps the page.',
  },
  browser: {
    why: 'What scripts add to the page was not looked at.',
    remedy:
      'Does the path of --browser lead to a Chromium, and does it start? As root it needs --browser-flag=--no-sandbox.',
  },
};
