import manifest from '../../package.json' with { type: 'json' };

const { devDependencies } = manifest;

/** What consumers install. Where this repository has the package itself, its version is the one. */
export const VERSIONS = {
  '@hono/node-server': devDependencies['@hono/node-server'],
  '@react-router/dev': '7.18.4',
  '@react-router/node': '7.18.4',
  '@react-router/serve': '7.18.4',
  '@tanstack/react-query': devDependencies['@tanstack/react-query'],
  '@types/node': devDependencies['@types/node'],
  '@vitejs/plugin-react': devDependencies['@vitejs/plugin-react'],
  hono: devDependencies.hono,
  isbot: '5.2.3',
  next: devDependencies.next,
  'react-router': '7.18.4',
  vite: devDependencies.vite,
} as const;

/** React and its types. */
export const REACT = {
  18: {
    react: devDependencies['react-18'].replace(/^npm:react@/, ''),
    'react-dom': devDependencies['react-dom-18'].replace(/^npm:react-dom@/, ''),
    '@types/react': '18.3.8',
    '@types/react-dom': '18.3.7',
  },
  19: {
    react: devDependencies.react,
    'react-dom': devDependencies['react-dom'],
    '@types/react': devDependencies['@types/react'],
    '@types/react-dom': devDependencies['@types/react-dom'],
  },
} as const;

/** The oldest that is supported, the one the library is built with, and the native one. */
export const TYPESCRIPT = {
  oldest: '5.4.5',
  own: devDependencies.typescript,
  native: '7.0.2',
} as const;
