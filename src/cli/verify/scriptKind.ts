/** What a browser makes of a `<script>`; `data` is a block that it does not run. */
export type ScriptKind = 'classic' | 'module' | 'importmap' | 'speculationrules' | 'data';

/** JavaScript's media types (WHATWG MIME Sniffing, "JavaScript MIME type essence match"). */
const JAVASCRIPT =
  /^(?:(?:application|text)\/(?:x-)?(?:ecma|java)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/;

/** WHATWG HTML, "prepare the script element". */
export function scriptKind(type: string | undefined, language: string | undefined): ScriptKind {
  if (type === '' || (type === undefined && (language ?? '') === '')) return 'classic';
  const essence = (type === undefined ? `text/${language}` : type.trim()).toLowerCase();
  if (JAVASCRIPT.test(essence)) return 'classic';
  if (essence === 'module' || essence === 'importmap' || essence === 'speculationrules') return essence;
  return 'data';
}
