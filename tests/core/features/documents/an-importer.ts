import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import { nodeCrypto } from '../../../../electron/node/crypto.ts';
import { createFiles } from '../../../../electron/node/files.ts';
import { createMachine } from '../../../../electron/node/machine.ts';
import { createParser } from '../../../../electron/node/parsing/pool.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { testPorts } from '../../../helpers/engine.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

/** An engine with an open project that imports real files with the real readers, and a folder for those files; in memory, unless project files are given. */
export async function anImporter(t: TestContext, projectFiles?: Ports['projectFiles']) {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-import-'));
  const parser = createParser({ workers: 1 });
  const files = createFiles(nodeCrypto.uniqueId, undefined, 20);
  const engine = createEngine({
    ...(await testPorts(projectFiles ?? memoryFiles(), new Map())),
    files,
    parser,
    machine: createMachine(`${folder}.key`),
  });
  t.after(async () => {
    await engine.close();
    await parser.close();
    rmSync(folder, { recursive: true, force: true });
    for (const beside of ['key', 'plumb']) rmSync(`${folder}.${beside}`, { force: true });
  });
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', {
    path: projectFiles ? `${folder}.plumb` : '/case.plumb',
    title: 'A case',
    passphrase: 'p',
    author: 'Tester',
  });
  return {
    api,
    folder,
    files,
    write: (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content),
    importAll: (more: object = {}) =>
      api.get('documents.import', { sources: [{ kind: 'path', path: folder }], ocr: 'off', ...more }),
  };
}
