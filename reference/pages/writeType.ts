import type { Links } from './Links.ts';

/** A type as inline code for a table, with a link on each name that is explained somewhere. */
export function writeType(type: string, links: Links): string {
  const written: string[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') written.push(code(plain));
    plain = '';
  };
  // Quoted words are values, and every second part is a word.
  for (const [index, part] of type.split(/('[^']*'|"[^"]*"|[A-Za-z_]\w*)/).entries()) {
    const link = index % 2 === 1 ? links(part) : undefined;
    if (!link) plain += part;
    else {
      flush();
      written.push(`[${code(link.label)}](${link.address})`);
    }
  }
  flush();
  return written.join('');
}

/** Inline code that may stand in a table. */
export function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
