import type { Document } from '../Document.ts';
import type { Export, ExportKind, Surface } from './Export.ts';
import { createLinks } from './Links.ts';
import type { Surfaces } from './readSurfaces.ts';
import { writeExport } from './writeExport.ts';
import { writeTable } from '../writeTable.ts';

const FOLDER = 'docs/reference';

const HEADINGS: Record<ExportKind, string> = {
  component: 'Components',
  hook: 'Hooks',
  function: 'Functions',
  class: 'Classes',
  value: 'Values',
  type: 'Types',
};

/** A page for each entry, and one that leads to them. */
export function writePages({ checker, surfaces }: Surfaces): readonly Document[] {
  const pages = surfaces.map((surface) => {
    const exports = new Map(surface.exports.map((exported) => [exported.name, exported]));
    const page = { checker, links: createLinks(surfaces, surface), exports };
    const groups = Object.entries(HEADINGS).flatMap(([kind, heading]) => {
      const members = sectionsOf(surface, kind as ExportKind);
      return members.length > 0 ? [{ heading, members }] : [];
    });
    const blocks = [
      `# ${surface.entry.specifier}`,
      NOTICE,
      surface.introduction,
      groups.map(({ heading, members }) => `- ${heading}: ${members.map(linkTo).join(', ')}`).join('\n'),
      ...groups.flatMap(({ heading, members }) => [
        `## ${heading}`,
        ...members.map((exported) => writeExport(exported, page)),
      ]),
    ];
    return { path: `${FOLDER}/${surface.entry.name}.md`, text: `${blocks.join('\n\n')}\n` };
  });
  return [{ path: `${FOLDER}/README.md`, text: writeIndex(surfaces) }, ...pages];
}

const NOTICE = '<!-- Written by `npm run reference` from the docstrings in src. -->';

/** Props are explained with their component. */
function sectionsOf({ exports }: Surface, kind: ExportKind): readonly Export[] {
  const components = new Set(
    exports.filter((other) => other.kind === 'component').map(({ name }) => `${name}Props`),
  );
  const found = exports.filter((exported) => exported.kind === kind && !components.has(exported.name));
  // Types are looked up, all else is read.
  return kind === 'type' ? found.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) : found;
}

function linkTo({ name }: Export): string {
  return `[${name}](#${name.toLowerCase()})`;
}

function writeIndex(surfaces: readonly Surface[]): string {
  const rows = surfaces.map(({ entry, introduction }) => [
    `[\`${entry.specifier}\`](${entry.name}.md)`,
    introduction,
  ]);
  return [
    '# Reference',
    NOTICE,
    'What each entry exports, out of the docstrings that an editor shows too. Amounts are in the currency’s major unit and times in milliseconds unless said otherwise; every property is read-only. All error codes: [errors](../errors.md).',
    writeTable(['Entry', 'What for'], rows),
  ]
    .join('\n\n')
    .concat('\n');
}
