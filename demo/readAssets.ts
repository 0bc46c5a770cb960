import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ShopAssets } from './createShop.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The pages that `buildShop` wrote to a directory. */
export function readAssets(directory: string): ShopAssets {
  const root = path.resolve(directory);
  return {
    page: () => readFile(path.join(root, 'index.html'), 'utf8'),
    async file(urlPath) {
      const file = path.join(root, path.normalize(decode(urlPath)));
      const type = TYPES[path.extname(file)];
      if (type === undefined || type.startsWith('text/html') || !file.startsWith(root + path.sep))
        return null;
      try {
        // Vite puts a hash of the content into the names below /assets.
        const hashed = urlPath.startsWith('/assets/');
        return new Response(new Uint8Array(await readFile(file)), {
          headers: {
            'Content-Type': type,
            'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
            'X-Content-Type-Options': 'nosniff',
          },
        });
      } catch {
        return null;
      }
    },
  };
}

function decode(urlPath: string): string {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return urlPath;
  }
}
