/** The floors of the house: imports go down or sideways through doors, never up, never in a circle. */
const floors = [
  ['dealers', 'working-hours'],
  ['people', 'contacts', 'vehicles', 'cars', 'sources', 'mail'],
  ['notices'],
  ['leads', 'tasks', 'appointments'],
  ['distribution', 'escalation', 'moments', 'dispatch'],
  ['setup', 'reports', 'webhooks'],
];
const above = (floor) => floors.slice(floor + 1).flat();

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    ...floors.slice(0, -1).map((names, floor) => ({
      name: `floor-${floor + 1}-never-up`,
      severity: 'error',
      from: { path: `^modules/(${names.join('|')})/` },
      to: { path: `^modules/(${above(floor).join('|')})/` },
    })),
    {
      name: 'through-the-door',
      comment:
        'Another module is entered by its index.ts or its contract; pure rules may read the pure rules of another, since a door would bring its store along.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: '^modules/[^/]+/rules/' },
      to: { path: '^modules/([^/]+)/', pathNot: ['^modules/$1/', '^modules/[^/]+/(index|contract)\\.ts$'] },
    },
    {
      name: 'rules-through-rules',
      severity: 'error',
      from: { path: '^modules/([^/]+)/rules/' },
      to: {
        path: '^modules/([^/]+)/',
        pathNot: ['^modules/$1/', '^modules/[^/]+/(index|contract)\\.ts$', '^modules/[^/]+/rules/'],
      },
    },
    {
      name: 'app-and-tests-use-doors',
      severity: 'error',
      from: { path: '^(app|test)/', pathNot: '^test/bench/' },
      to: { path: '^modules/', pathNot: '^modules/[^/]+/(index|contract|facts|routes|routes/index)\\.ts$' },
    },
    {
      name: 'web-knows-shapes-only',
      comment: 'Types of contracts, and pure rules that are the same in the browser.',
      severity: 'error',
      from: { path: '^web/', pathNot: '(\\.test\\.ts|vite\\.config\\.ts)$' },
      to: {
        path: '^(modules|platform|app|kernel)/',
        pathNot: ['/contract\\.ts$', '^platform/http/shapes\\.ts$', '^modules/[^/]+/rules/'],
      },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules take values and give values: no store, no platform, no I/O.',
      severity: 'error',
      from: { path: '^modules/[^/]+/rules/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(platform|app|web|test)/|^node:(fs|net|http|https|child_process|worker_threads|dns|os)|/(store|use-cases|screens|routes|jobs)(/|\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(modules|app|web|test)/' },
    },
    {
      name: 'kernel-knows-nothing',
      severity: 'error',
      from: { path: '^kernel/' },
      to: { path: '^(modules|app|web|test|platform)/' },
    },
    {
      name: 'nobody-imports-the-app',
      severity: 'error',
      from: { path: '^(kernel|platform|modules|web)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|test)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^[.]' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|web/dist|data)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
