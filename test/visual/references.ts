/** Where the recorded pictures are, with the renderer's fingerprint. */
export const REFERENCES = new URL('references/', import.meta.url);
