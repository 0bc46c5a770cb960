/** Whether this document was written out by the page that holds it, and has no origin of its own. */
export const isOpaque = location.origin === 'null';
