import { REACT, TYPESCRIPT, VERSIONS } from './versions.ts';

type Command = readonly [string, ...string[]];

/** A project that installs the tarball, as a merchant would begin it. */
export interface Consumer {
  readonly name: string;
  /** Its files, in `consumers/`. */
  readonly folder: string;
  /** Versions by package, the tarball left out. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Run to their end, in this order: checks and builds. */
  readonly commands: readonly Command[];
  /** Each is started and paid at in a browser. `port` becomes a free one. */
  readonly servers: readonly ConsumerServer[];
}

export interface ConsumerServer {
  readonly mode: 'production' | 'development';
  readonly command: (port: string) => Command;
  /** Whether the answer to the first request has the checkout's markup already. */
  readonly rendersMarkup: boolean;
}

type PackageName = keyof typeof VERSIONS;

export const CONSUMERS: readonly Consumer[] = [
  vite('Vite, React 19', 19),
  vite('Vite, React 18', 18),
  {
    name: 'Next.js App Router, React 19',
    folder: 'nextjs',
    dependencies: pick(19, 'next', '@types/node'),
    // it checks the types as well
    commands: [['next', 'build']],
    servers: [
      server('production', (port) => ['next', 'start', '--hostname', 'localhost', '--port', port]),
      server('development', (port) => ['next', 'dev', '--hostname', 'localhost', '--port', port]),
    ],
  },
  reactRouter('React Router, React 19', 19),
  reactRouter('React Router, React 18', 18),
  {
    name: 'Node',
    folder: 'node',
    dependencies: pick(19),
    commands: [
      ['node', '--throw-deprecation', 'check.js'],
      ['react-clink-checkout', '--help'],
    ],
    servers: [],
  },
  ...Object.entries(TYPESCRIPT).flatMap(([which, typescript]) =>
    ([18, 19] as const).map((major): Consumer => ({
      name: `TypeScript ${typescript} (${which}), React ${major}`,
      folder: 'typescript',
      dependencies: { ...pick(major), typescript },
      commands: [
        ['tsc', '--project', 'tsconfig.json'],
        ['tsc', '--project', 'tsconfig.nodenext.json'],
      ],
      servers: [],
    })),
  ),
];

function vite(name: string, major: keyof typeof REACT): Consumer {
  return {
    name,
    folder: 'vite',
    dependencies: pick(major, 'vite', '@vitejs/plugin-react', '@hono/node-server', 'hono', '@types/node'),
    commands: [['tsc'], ['vite', 'build']],
    servers: [
      server('production', (port) => ['vite', 'preview', '--port', port, '--strictPort'], false),
      server('development', (port) => ['vite', '--port', port, '--strictPort'], false),
    ],
  };
}

function reactRouter(name: string, major: keyof typeof REACT): Consumer {
  return {
    name,
    folder: 'react-router',
    dependencies: pick(
      major,
      ...(['@react-router/dev', '@react-router/node', '@react-router/serve', 'react-router'] as const),
      ...(['isbot', 'vite', '@types/node'] as const),
    ),
    commands: [['tsc'], ['react-router', 'build']],
    servers: [
      server('production', () => ['react-router-serve', 'build/server/index.js']),
      server('development', (port) => ['react-router', 'dev', '--port', port]),
    ],
  };
}

function server(
  mode: ConsumerServer['mode'],
  command: ConsumerServer['command'],
  rendersMarkup = true,
): ConsumerServer {
  return { mode, command, rendersMarkup };
}

function pick(major: keyof typeof REACT, ...names: readonly PackageName[]): Readonly<Record<string, string>> {
  return {
    ...REACT[major],
    ...Object.fromEntries(['@tanstack/react-query' as const, ...names].map((name) => [name, VERSIONS[name]])),
    typescript: TYPESCRIPT.own,
  };
}
