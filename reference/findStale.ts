import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from './Document.ts';

/** Folders in which every file is one of ours. */
const FOLDERS = ['docs/api', 'docs/reference'] as const;

/** Documents below `root` that are missing, say something else, or are about what no longer exists. */
export function findStale(documents: readonly Document[], root: string): readonly string[] {
  const stale = documents.filter((document) => readIfThere(path.join(root, document.path)) !== document.text);
  return [...stale.map((document) => document.path), ...findLeftOver(documents, root)];
}

/** Files of an entry that was taken away or renamed. */
export function findLeftOver(documents: readonly Document[], root: string): readonly string[] {
  const wanted = new Set(documents.map((document) => document.path));
  return FOLDERS.flatMap((folder) =>
    listFiles(path.join(root, folder)).map((name) => `${folder}/${name}`),
  ).filter((file) => !wanted.has(file));
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(folder, path.join(found.parentPath, found.name)).replaceAll(path.sep, '/'));
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
