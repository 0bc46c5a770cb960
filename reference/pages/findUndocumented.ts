import ts from 'typescript';
import { readDocs } from './readDocs.ts';
import { readMembers } from './readMembers.ts';
import type { Surfaces } from './readSurfaces.ts';

/** Every export, and every member of one, that says nothing of itself: `react-clink-checkout/server Handler.name`. */
export function findUndocumented({ checker, surfaces }: Surfaces): readonly string[] {
  const found = surfaces.flatMap(({ entry, exports }) =>
    exports.flatMap(({ name, symbol, declaration }) => {
      const isSilent = readDocs(symbol, checker).text === '';
      const hasMembers = ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration);
      const members = hasMembers ? readMembers(checker.getDeclaredTypeOfSymbol(symbol), checker) : [];
      const silent = members.filter(({ docs }) => docs.text === '');
      return [
        ...(isSilent ? [`${entry.specifier} ${name}`] : []),
        ...silent.map((member) => `${entry.specifier} ${member.owner || name}.${member.name}`),
      ];
    }),
  );
  return [...new Set(found)];
}
