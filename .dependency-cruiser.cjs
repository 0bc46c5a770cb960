// The layers, bottom to top: protocol, elements, checkout, react, locales and inspector, index.ts; beside them server, cli
// and testing.
// Each may import itself and what `layers` lists for it. See ARCHITECTURE.md.

const layers = {
  protocol: [],
  elements: ['protocol/'],
  checkout: ['protocol/', 'elements/'],
  react: ['protocol/', 'elements/', 'checkout/'],
  locales: ['react/[^/]*[mM]essages[^/]*$'],
  inspector: ['protocol/', 'checkout/', 'react/'],
  server: ['protocol/'],
  cli: ['protocol/'],
  testing: ['protocol/', 'elements/', 'server/[^/]*Webhook[^/]*$'],
};

/** Packages a layer may import; those not named here may import none. `server` may import any dependency. */
const packages = { react: 'react|react-dom|@tanstack/react-query', inspector: 'react', cli: 'parse5' };

const layerRules = Object.entries(layers).map(([layer, others]) => ({
  name: `layer-${layer}`,
  comment: `src/${layer} may import only ${[layer, ...others].join(', ')} of ours.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^(src|sandbox|demo|stories|test|bench|reference)/',
    pathNot: `^src/(${[`${layer}/`, ...others].join('|')})`,
  },
}));

const packageRules = Object.keys(layers)
  .filter((layer) => layer !== 'server')
  .map((layer) => ({
    name: `packages-${layer}`,
    comment: `src/${layer} may import ${packages[layer] ? `only ${packages[layer]}` : 'no package'}.`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: {
      path: 'node_modules/',
      ...(packages[layer] ? { pathNot: `node_modules/(@types/)?(${packages[layer]})/` } : {}),
    },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...packageRules,
    {
      name: 'index-is-for-browsers',
      comment:
        'The browser entry never reaches the server, testing or inspector entries, or anything outside src.',
      severity: 'error',
      from: { path: '^src/(index\\.ts|react/|locales/)' },
      to: {
        path: '^(src/(server|testing|inspector)|sandbox|demo|stories|test|bench|reference)/',
        reachable: true,
      },
    },
    {
      name: 'inspector-is-for-browsers',
      severity: 'error',
      from: { path: '^src/inspector/' },
      to: { path: '^src/(server|testing)/', reachable: true },
    },
    {
      name: 'server-never-reaches-react',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/react/|node_modules/(@types/)?(react|react-dom|@tanstack)/', reachable: true },
    },
    {
      name: 'lazy-stays-lazy',
      comment: 'What .size-limit.json leaves out of the first load must not come along with it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/react/readBrand\\.ts$' },
      to: { path: '^src/react/(readBrand|color)\\.ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'locales-only-types',
      comment: 'A catalogue is data: it must not bring the component along.',
      severity: 'error',
      from: { path: '^src/locales/' },
      to: { path: '^src/react/(?!messages\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The embedded Clink may know protocol, the types of elements, and how testing signs webhooks.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: {
        path: '^(src|demo|stories|test|bench)/',
        pathNot: '^src/(protocol/|elements/|testing/signWebhook\\.ts$)',
      },
    },
    {
      name: 'sandbox-elements-types',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^src/elements/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-public-entries',
      comment: 'What stands outside the library uses it as a merchant does.',
      severity: 'error',
      from: { path: '^(demo|stories|bench|examples)/' },
      to: {
        path: '^(src|test)/',
        pathNot:
          '^src/(index\\.ts|server/(index|redis|postgres)\\.ts|(testing|inspector)/index\\.ts|styles\\.css|locales/[^/]+\\.ts)$',
      },
    },
    {
      name: 'reference-from-outside',
      comment: 'It writes from src, and knows nothing of what else stands around that.',
      severity: 'error',
      from: { path: '^reference/' },
      to: { path: '^(sandbox|demo|stories|test|bench|examples)/' },
    },
    {
      name: 'ci-stands-alone',
      comment: 'It runs before anything is installed or built.',
      severity: 'error',
      from: { path: '^\\.ci/' },
      to: { path: '^(src|sandbox|demo|stories|test|bench|examples|reference)/' },
    },
    {
      name: 'testing-server-types',
      severity: 'error',
      from: { path: '^src/testing/' },
      to: { path: '^src/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-node-in-src',
      comment: 'Browsers and edge runtimes run it; the command line runs on Node.',
      severity: 'error',
      from: { path: '^src/(?!cli/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependency-in-src',
      comment: 'It would be absent in a merchant’s installation.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it and it imports nothing.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.m?ts$|^demo/public/' },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|/\\.next/|^test/integrations/consumers/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs'],
    },
  },
};
