/** A file that a zone must refuse or allow, as one line of source. */
export interface Probe {
  /** Folder of the zone that the file would be in. */
  readonly zone: string;
  readonly source: string;
}

/** A package or folder import: `used` keeps unused-import rules out of the question. */
const from = (zone: string, specifier: string): Probe => ({
  zone,
  source: `import * as used from '${specifier}';\nexport const probe = used;\n`,
});
const uses = (zone: string, expression: string): Probe => ({
  zone,
  source: `export const probe = ${expression};\n`,
});

/** What the compiler must refuse. Paths are as from the zone's own folder. */
export const refusedByCompiler: readonly Probe[] = [
  from('electron/shared', '../core/app/engine.ts'),
  from('electron/shared', '../node/worker-client.ts'),
  from('electron/shared', 'node:fs'),
  uses('electron/shared', 'document.title'),
  uses('electron/shared', 'process.pid'),
  from('electron/core', '../node/worker-client.ts'),
  from('electron/core', '../browser/gate.ts'),
  from('electron/core', 'node:fs'),
  from('electron/core', 'node:crypto'),
  uses('electron/core', 'document.title'),
  uses('electron/core', 'process.pid'),
  uses('electron/core', "fetch('x')"),
  from('electron/node', '../browser/gate.ts'),
  from('electron/node', '../../renderer/bridge/wires.ts'),
  uses('electron/node', 'document.title'),
  from('electron/browser', '../../renderer/bridge/wires.ts'),
  uses('electron/browser', 'document.title'),
  from('electron/cli', '../browser/gate.ts'),
  from('renderer', '../electron/core/app/engine.ts'),
  from('renderer', '../electron/node/worker-client.ts'),
  from('renderer', '../electron/browser/gate.ts'),
  from('renderer', 'node:fs'),
  uses('renderer', 'process.pid'),
];

/** The allowed counterparts: the same shapes of import, the right way round. */
export const allowedByCompiler: readonly Probe[] = [
  from('electron/shared', 'zod'),
  from('electron/shared', './kernel/result.ts'),
  from('electron/core', '../shared/contract/index.ts'),
  from('electron/core', './ports/index.ts'),
  from('electron/node', '../core/app/engine.ts'),
  from('electron/node', 'node:fs'),
  uses('electron/node', 'process.pid'),
  from('electron/browser', '../node/worker-client.ts'),
  from('electron/browser', 'node:http'),
  from('electron/cli', '../node/worker-client.ts'),
  from('renderer', '../electron/shared/contract/index.ts'),
  uses('renderer', 'document.title'),
];

/** What lint must refuse: packages that bring their own types, so that the compiler would let them in. */
export const refusedByLint: readonly Probe[] = [
  ...[
    'electron/shared',
    'electron/core',
    'electron/node',
    'electron/browser',
    'electron/cli',
    'renderer/ui',
  ].map(zone => from(zone, 'electron')),
  ...['electron/shared', 'electron/core', 'electron/node', 'electron/browser', 'electron/cli'].map(zone =>
    from(zone, 'react'),
  ),
  ...['electron/shared', 'electron/core', 'renderer/ui', 'renderer/features/reader'].map(zone =>
    from(zone, 'pdfjs-dist'),
  ),
  ...['electron/shared', 'electron/core'].map(zone => from(zone, 'sql.js')),
  ...['electron/shared', 'electron/core', 'renderer/ui'].map(zone => from(zone, 'node:fs')),
  from('electron/shared/contract', '../../core/app/engine.ts'),
  from('electron/core/app', '../../node/worker-client.ts'),
  from('electron/node/sql', '../../browser/gate.ts'),
  from('electron/browser', '../desktop/main.ts'),
  from('electron/cli', '../browser/gate.ts'),
  from('renderer/ui', '../../electron/core/app/engine.ts'),
  from('renderer/ui', '../../electron/node/worker-client.ts'),
];

/** What lint must let through. */
export const allowedByLint: readonly Probe[] = [
  from('electron/shared/contract', 'zod'),
  from('electron/shared/contract', '../kernel/result.ts'),
  from('electron/core/features/evidence', '../../../shared/contract/index.ts'),
  from('electron/core/features/evidence', '../../db/sql.ts'),
  from('electron/node/sql', '../../core/ports/index.ts'),
  from('electron/node/sql', 'sql.js'),
  from('electron/node/pdf', 'pdfjs-dist'),
  from('electron/desktop', 'electron'),
  from('electron/browser', '../node/worker-client.ts'),
  from('renderer/ui', '../../electron/shared/contract/index.ts'),
  from('renderer/viewer', 'pdfjs-dist'),
];
