/** Layer rules of docs/architecture.md; each says why, so that a refusal explains itself. */
const pure = '^src/(decode|engines|threads|quotes|analyze)/';
const drivers = 'node_modules/(drizzle-orm|postgres|@electric-sql)/';
/** Optional peer dependencies; the native runtime is mostly not there, and then known by its name alone. */
const optional = '(node_modules/|^)(openai|onnxruntime-web|onnxruntime-node|@huggingface/tokenizers)(/|$)';
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A ring of imports cannot be read or tested piece by piece.',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true },
    },
    {
      name: 'model-imports-nothing',
      comment:
        'The nouns are shared by all rooms, so they depend on none and on no package (node:crypto apart, for ids).',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: ['^src/model/', '^(node:)?crypto$'] },
    },
    {
      name: 'pure-rooms-import-only-model',
      comment:
        'decode, engines, threads, quotes and analyze are pure: they see the model and themselves, so that each can be tested alone.',
      severity: 'error',
      from: { path: '^src/(decode|engines|threads|quotes|analyze)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/model/'] },
    },
    {
      name: 'pure-rooms-touch-no-machine',
      comment:
        'No files, network, processes or clock in the pure rooms: same input, same output. (node:module loads packages on demand.)',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|url|buffer|string_decoder|module)$' },
    },
    {
      name: 'fetch-and-archive-import-only-model',
      comment: 'What comes from outside is handed on as bytes: neither room knows what a page is.',
      severity: 'error',
      from: { path: '^src/(fetch|archive)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/model/'] },
    },
    {
      name: 'only-store-knows-the-database',
      comment: 'drizzle-orm and the drivers stay behind src/store.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/store/' },
      to: { path: drivers },
    },
    {
      name: 'export-reads-the-store',
      comment: 'An export says what is stored: it sees the model and the store, and no room that makes rows.',
      severity: 'error',
      from: { path: '^src/export/' },
      to: { path: '^src/', pathNot: '^src/(export|model|store)/|^src/(version|report/find-thread)' },
    },
    {
      name: 'only-jobs-know-the-queue',
      comment: 'graphile-worker stays behind src/jobs/server; src/store/jobs calls its SQL functions alone.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/jobs/server/' },
      to: { path: 'node_modules/(graphile-worker|pg)/' },
    },
    {
      name: 'only-fetch-and-models-go-out',
      comment:
        'Outward connections are opened in src/fetch and src/models alone; the store opens its own socket and database, the desk listens.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(fetch|models|store)/|^src/desk/serve' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(http|https|http2|net|tls|dgram|dns)$' },
    },
    {
      name: 'plots-import-only-model',
      comment: 'A plot is a pure function of its data: the desk, reports and files draw the same ones.',
      severity: 'error',
      from: { path: '^src/plots/' },
      to: { path: '^src/', pathNot: '^src/(plots|model)/' },
    },
    {
      name: 'desk-asks-and-decides',
      comment: 'The desk shows what is stored and writes what is decided: it never reads pages or derives anything.',
      severity: 'error',
      from: { path: '^src/desk/' },
      to: { path: '^src/(cli|crawl|engines|ingest|threads|jobs)/' },
    },
    {
      name: 'only-the-desk-serves',
      comment: 'The web server and its accounts stay in the desk (the database of the accounts in the store).',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(desk|store)/' },
      to: { path: 'node_modules/(hono|@hono|better-auth|@better-auth|hono-rate-limiter)/' },
    },
    {
      name: 'nothing-imports-the-cli-or-desk',
      comment: 'The command line and the desk are ends, not middles.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(cli|desk)/' },
      to: { path: '^src/(cli|desk)/' },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What is imported stands in package.json.',
      severity: 'error',
      from: { path: '^src' },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown', 'npm-dev'], pathNot: optional },
    },
    {
      name: 'optional-packages-only-in-models',
      comment:
        'Packages that need not be installed are loaded by src/models alone, and only when a model is asked for.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/models/' },
      to: { path: optional },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
