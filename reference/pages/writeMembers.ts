import type { Links } from './Links.ts';
import type { Member } from './readMembers.ts';
import { writeTable } from '../writeTable.ts';
import { code, writeType } from './writeType.ts';

/** A table of properties, in the order of the source. What may be left out has a `?`. */
export function writeMembers(members: readonly Member[], links: Links): string {
  const rows = members.map(({ name, isOptional, type, docs }) => {
    const label = /^[\w$]+$/.test(name) ? name : `'${name}'`;
    return [code(`${label}${isOptional ? '?' : ''}`), writeType(type, links), meaningOf(docs)];
  });
  return writeTable(['Name', 'Type', 'Meaning'], rows);
}

function meaningOf({ text, defaultsTo, parameters, throws }: Member['docs']): string {
  const sentences = [
    text,
    ...parameters.map(([name, meaning]) => `${code(name)}: ${meaning}.`),
    defaultsTo && `Default: ${isCode(defaultsTo) ? code(defaultsTo) : defaultsTo.replace(/\.$/, '')}.`,
    ...throws.map((error) => `Throws ${error}.`),
  ];
  return sentences
    .filter((sentence) => !!sentence)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<!\\)\|/g, '\\|');
}

/** A value, and no word that describes one. */
function isCode(text: string): boolean {
  return /^(?:["'\d]\S*|true|false|null|[^\s`]*[.(][^\s`]*)$/.test(text);
}
