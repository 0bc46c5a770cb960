import ts from 'typescript';
import type { Export } from './Export.ts';
import { readDocs } from './readDocs.ts';
import { readMembers } from './readMembers.ts';
import type { Member } from './readMembers.ts';
import type { Page } from './Page.ts';
import { writeMembers } from './writeMembers.ts';

/** All props of a component, inherited ones too: by kind where another type of the page gives them. */
export function writeProps(props: Export, { checker, links, exports }: Page): readonly string[] {
  const members = readMembers(checker.getDeclaredTypeOfSymbol(props.symbol), checker);
  const owners = [...new Set(members.map(({ owner }) => owner))];
  const kinds = owners.toSorted((a, b) => Number(isShared(b, props)) - Number(isShared(a, props)));
  return [
    `<a id="${props.name.toLowerCase()}"></a>**${props.name}.** ${readDocs(props.symbol, checker).text}`,
    ...kinds.flatMap((owner) => {
      const shared = isShared(owner, props) ? exports.get(owner) : undefined;
      const isAlone = kinds.length === 1;
      const lead = shared
        ? [`[\`${owner}\`](#${owner.toLowerCase()}): ${readDocs(shared.symbol, checker).text}`]
        : isAlone
          ? []
          : ['Of its own:'];
      return [
        ...lead,
        writeMembers(
          members.filter((member: Member) => member.owner === owner),
          links,
        ),
      ];
    }),
  ];
}

function isShared(owner: string, { name, declaration }: Export): boolean {
  return owner !== name && ts.isInterfaceDeclaration(declaration);
}
