/** In this same page, so that a way back leads nowhere else. */
export const RETURN_URL = `${location.href.replace(/#.*/, '')}#/complete/{ELEMENTS_SESSION_ID}`;
