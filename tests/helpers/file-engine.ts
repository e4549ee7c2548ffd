/** An engine over real project files in a temporary folder. */
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createEngine, type Engine } from '../../electron/core/app/engine.ts';
import type { ProjectFileOptions } from '../../electron/node/project-file/project-files.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { testPorts } from './engine.ts';
import { quickFiles, TEST_IDENTITY, TEST_RECIPIENT, temporaryFolder } from './project-files.ts';

/** The engine, its folder, and the project that is open in it. */
export interface FileEngine {
  readonly api: ApiClient;
  readonly engine: Engine;
  readonly folder: string;
  readonly path: string;
  /** Adds a file that can be imported. */
  write(path: string, text: string): void;
  /** Another engine, closed after the test, with nothing open. */
  another(): Promise<ApiClient>;
}

/** What opens the project of `aFileEngine`. */
export const KEY = { identities: [TEST_IDENTITY] };

/** Starts an engine with an empty project open, for the test recipient. */
export async function aFileEngine(
  t: TestContext,
  options: ProjectFileOptions & { readonly passphrase?: string } = {},
): Promise<FileEngine> {
  const folder = temporaryFolder(t);
  const path = join(folder, 'case.plumb');
  const disk = new Map<string, string>();
  const start = async (): Promise<{ engine: Engine; api: ApiClient }> => {
    const engine = createEngine(await testPorts(quickFiles(options), disk));
    t.after(() => engine.close());
    return { engine, api: createClient(inProcessWire(engine)) };
  };
  const { engine, api } = await start();
  const { passphrase } = options;
  const recipients = [TEST_RECIPIENT];
  await api.get('project.create', { path, title: 'A case', author: 'Tester', recipients, passphrase });
  return {
    api,
    engine,
    folder,
    path,
    write: (name, text) => void disk.set(name, text),
    another: async () => (await start()).api,
  };
}
