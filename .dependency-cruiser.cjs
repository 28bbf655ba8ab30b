/** Who may import whom. The build fails on any other arrow; tests are held to the same walls but may reach for the testing folders. */
const test = '\\.test\\.tsx?$|/testing/|/test-data/|/test-[^/]+\\.ts$|measure-pdf';
/** Advice while one types, without a net: decides nothing, so the phone may run it. */
const coach = '^domain/src/(writing-coach/|suggestion/decline-reasons\\.ts$)';
/** Words that pages and exported lists share; they decide nothing and drag nothing along. */
const words = '^domain/src/case-file/work-names\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles-at-run-time', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'domain-is-pure', comment: 'The law has no dependencies: no npm, no node:, no other workspace.', severity: 'error',
      from: { path: '^domain/src', pathNot: test }, to: { pathNot: '^domain/src' } },
    { name: 'kernel-knows-nothing', severity: 'error', from: { path: '^domain/src/kernel', pathNot: test }, to: { path: '^domain/src/(?!kernel)' } },
    { name: 'platform-knows-no-feature', comment: 'The platform knows no word of the congress.', severity: 'error',
      from: { path: '^server/src/platform', pathNot: test }, to: { path: '^(domain/src|server/src/(features|demo|app\\.ts|worker\\.ts))' } },
    { name: 'features-meet-in-public', comment: 'A feature is used through its public.ts.', severity: 'error',
      from: { path: '^server/src/features/([^/]+)/', pathNot: test }, to: { path: '^server/src/features/(?!$1/)[^/]+/(?!public\\.ts$)' } },
    { name: 'routes-touch-no-sql', severity: 'error', from: { path: '^server/src/features/.+routes[.]ts$' }, to: { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] } },
    { name: 'reads-never-write', comment: 'read/* never reaches the write path.', severity: 'error',
      from: { path: '^server/src/features/[^/]+/read/' }, to: { path: '/(save-case|perform-action|append|act-through-http)\\.ts$', dependencyTypesNot: ['type-only'] } },
    { name: 'kit-knows-no-api', severity: 'error', from: { path: '^web/src/ui/' }, to: { path: '^(web/src/(api|pages|actions|deputy|frame)|domain/)' } },
    { name: 'web-takes-no-domain', comment: 'Pages hold no rule of their own.', severity: 'error', from: { path: '^web/src' }, to: { path: '^(domain|server)/', pathNot: `${coach}|${words}`, dependencyTypesNot: ['type-only'] } },
    { name: 'coach-stands-alone', comment: 'What also runs on the phone drags no rule of the law along.', severity: 'error', from: { path: coach, pathNot: test }, to: { pathNot: coach } },
    { name: 'shared-words-stand-alone', severity: 'error', from: { path: words }, to: { path: '.' } },
    { name: 'web-types-through-api', comment: 'Types of records come to the pages through web/src/api alone.', severity: 'error', from: { path: '^web/src/(?!api/)' }, to: { path: '^(domain|server)/' } },
    { name: 'phones-without-desk-library', comment: 'A phone pays only for what it shows.', severity: 'error', from: { path: '^web/src/deputy' }, to: { path: 'node_modules/(antd|@ant-design)/' } },
    { name: 'desks-without-phone-pages', severity: 'error', from: { path: '^web/src/(pages|frame|actions)' }, to: { path: '^web/src/deputy' } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(node:|virtual:)' } },
    { name: 'production-without-dev', severity: 'error', from: { path: '^(domain|server)/src', pathNot: test + '|^server/src/cli/' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'] },
    exclude: { path: '\\.css$|\\.css\\?' },
  },
};
