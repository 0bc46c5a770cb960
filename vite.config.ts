import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserConfigOptions } from 'vitest/node';
import type { TestProjectConfiguration } from 'vitest/config';
import { findChromium } from './.ci/ensureChromium.mjs';
import { chromiumFlags } from './.ci/chromiumFlags.mjs';
import { clientBoundary } from './.ci/clientBoundary.ts';
import { bundleScripts } from './sandbox/page/bundleScripts.ts';
import type { StoryLook } from './stories/stage/look.ts';
import { packedSources } from './.ci/packedSources.ts';
import { stylesheet } from './.ci/stylesheet.ts';
import { clinkCommands } from './test/setup/clinkCommands.ts';
import manifest from './package.json' with { type: 'json' };

const packages: { peerDependencies: object; dependencies?: object } = manifest;
const external = Object.keys({ ...packages.peerDependencies, ...packages.dependencies });

const STORES = 'test/server/stores/**/*.test.ts';
const EXAMPLES = 'test/examples/**/*.test.ts';
const PACKAGE = 'test/package/**/*.test.ts';

const PUBLIC_ENTRIES = [
  { find: /^react-clink-checkout$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) },
  {
    find: /^react-clink-checkout\/(server|testing)$/,
    replacement: fileURLToPath(new URL('src/$1/index.ts', import.meta.url)),
  },
];

/** The alias under which the React to be tested with is installed: `18` is its newest release, `18.0` its first. */
const REACT_ALIASES: Readonly<Record<string, string>> = { '18': '-18', '18.0': '-18-0' };
const react18 = REACT_ALIASES[process.env['REACT_MAJOR'] ?? ''];

const LOOKS: readonly StoryLook[] = [
  { theme: 'light', direction: 'ltr' },
  { theme: 'dark', direction: 'rtl' },
  { theme: 'light', direction: 'rtl' },
  { theme: 'dark', direction: 'ltr' },
];

declare module 'vitest' {
  interface ProvidedContext {
    /** How stories look in one run of them. */
    storyLook: StoryLook;
  }
}

export default defineConfig({
  plugins: [packedSources(), stylesheet(), clientBoundary(), bundleScripts()],
  ...(react18
    ? { cacheDir: `node_modules/.vite-react${react18}`, resolve: { alias: aliases(react18) } }
    : {}),
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: {
      // the folder is part of the key: otherwise code and declarations end up in different places
      entry: {
        index: 'src/index.ts',
        'server/index': 'src/server/index.ts',
        'server/refuseBrowser': 'src/server/refuseBrowser.ts',
        'server/redis': 'src/server/redis.ts',
        'server/postgres': 'src/server/postgres.ts',
        'server/stores/refuseBrowser': 'src/server/stores/refuseBrowser.ts',
        'testing/index': 'src/testing/index.ts',
        'inspector/index': 'src/inspector/index.ts',
        'cli/main': 'src/cli/main.ts',
        ...catalogues(),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      // `clientBoundary` checks what this would warn of
      checks: { moduleLevelDirective: false },
      external: [...external.map((name) => new RegExp(`^${name}(/|$)`)), /^node:/],
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
  test: {
    testTimeout: 10_000,
    hookTimeout: 30_000,
    // files share a worker (isolate: false), so nothing may be left for the next one
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary'] },
    projects: [
      {
        extends: true,
        // so that the tests which the guide prints import what a shop would
        resolve: { alias: PUBLIC_ENTRIES },
        test: {
          name: 'unit',
          environment: 'jsdom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/e2e/**', STORES, EXAMPLES, PACKAGE],
          setupFiles: ['test/setup/setup.ts'],
          // a new jsdom for each file costs two seconds
          isolate: false,
          execArgv: react18 ? ['--import', fileURLToPath(new URL('.ci/react18.mjs', import.meta.url))] : [],
        },
      },
      {
        extends: true,
        // a package that Vite meets only while tests run makes it reload the page under them
        optimizeDeps: {
          include: [
            '@tanstack/react-query',
            '@testing-library/jest-dom/vitest',
            '@testing-library/react',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup/setupBrowser.ts'],
          globalSetup: ['test/setup/sandboxServer.ts'],
          isolate: false,
          browser: chromium(),
        },
      },
      {
        extends: true,
        // real servers and processes, which the tests start
        test: {
          name: 'stores',
          environment: 'node',
          include: [STORES],
          setupFiles: ['test/setup/setup.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        // each example as a process of its own, on what `npm run build` has built
        test: {
          name: 'examples',
          environment: 'node',
          include: [EXAMPLES],
          setupFiles: ['test/setup/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          isolate: false,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        // the tarball that `npm publish` would upload, of what `npm run build` has built
        test: {
          name: 'package',
          environment: 'node',
          include: [PACKAGE],
          setupFiles: ['test/setup/setup.ts'],
          globalSetup: ['test/package/globalSetup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
        },
      },
      ...(react18 ? [] : [storiesProject()]),
    ],
  },
});

/**
 * Every story, in each theme and direction: its play function, and axe. Last, because Storybook's start would starve the
 * clicks of the tests before.
 */
function storiesProject(): TestProjectConfiguration {
  return {
    extends: '.storybook/vite.config.ts',
    plugins: [storybookTest({ configDir: '.storybook' })],
    test: {
      name: 'stories',
      testTimeout: 20_000,
      isolate: false,
      setupFiles: ['.storybook/vitest.setup.ts'],
      sequence: { groupOrder: 1 },
      browser: {
        ...chromium(),
        instances: LOOKS.map((storyLook) => ({
          browser: 'chromium' as const,
          name: `stories ${storyLook.theme} ${storyLook.direction}`,
          provide: { storyLook },
        })),
      },
    },
  };
}

/** Debian's Chromium, headless. A new object for each project: Vitest writes the project's name into `instances`. */
function chromium(): BrowserConfigOptions {
  const executablePath = findChromium();
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    commands: clinkCommands,
    provider: playwright({
      launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
    }),
    instances: [{ browser: 'chromium' }],
  };
}

function aliases(suffix: string): { find: RegExp; replacement: string }[] {
  return ['react', 'react-dom'].map((name) => ({
    find: new RegExp(`^${name}(?=$|/)`),
    replacement: `${name}${suffix}`,
  }));
}

/** An entry for each language: `locales/de` and so on. */
function catalogues(): Record<string, string> {
  const files = readdirSync(new URL('src/locales/', import.meta.url));
  return Object.fromEntries(files.map((file) => [`locales/${path.parse(file).name}`, `src/locales/${file}`]));
}
