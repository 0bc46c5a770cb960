/** Why an address cannot be a session's `returnUrl`. */
export type ReturnUrlFault =
  'no_placeholder' | 'not_a_url' | 'not_https' | 'holds_password' | 'foreign_origin';

/** The same in sentences. The address itself is not repeated. */
export const RETURN_URL_FAULTS: Record<ReturnUrlFault, string> = {
  no_placeholder:
    'returnUrl lacks {ELEMENTS_SESSION_ID}: without it the return page cannot know which session it shows.',
  not_a_url: 'returnUrl is not a URL: give an absolute one, or a path that starts with "/".',
  not_https: 'returnUrl must use https (http is accepted on localhost only).',
  holds_password: 'returnUrl must not hold a user name or password.',
  foreign_origin:
    'returnUrl leads to an origin that is not allowed: use the page’s own, or list the other one as allowed.',
};
