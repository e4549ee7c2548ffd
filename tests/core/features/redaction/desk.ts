// A project with an engine of its own, and documents for it.
import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createEngine, type Engine } from '../../../../electron/core/app/engine.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import type { Document } from '../../../../electron/shared/contract/documents.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

/** The real ports, shared by a file of tests: close them after it. */
export const ports = await createPorts({
  log: { error: (_reference, error) => console.error(error), note: () => undefined },
});

/** An engine, its project and a folder for files that are imported. */
export interface Desk {
  readonly api: ApiClient;
  readonly engine: Engine;
  readonly folder: string;
}

/** An open project. */
export async function aDesk(t: TestContext): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-safe-'));
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close().then(() => rmSync(folder, { recursive: true })));
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', {
    path: '/case.plumb',
    title: 'A case',
    passphrase: 'p',
    author: 'Tester',
  });
  return { api, engine, folder };
}

/** Imports one file; answers it. */
export async function brought(
  { api, folder }: Desk,
  name: string,
  bytes: string | Uint8Array,
): Promise<Document> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { entries } = await api.get('documents.import', {
    sources: [{ kind: 'path', path }],
    handling: 'public',
  });
  const id = entries[0]?.documentId;
  assert.ok(id, JSON.stringify(entries));
  return await api.get('documents.get', { id });
}

/** A PDF with these lines. */
export async function aPdf(lines: readonly string[]): Promise<Uint8Array> {
  const main = `#set page(paper: "a4", margin: 25mm)
#set text(font: ("Noto Sans", "Noto Sans SC"), fallback: false, size: 12pt)
#for line in json("/lines.json") [#line \\ ]`;
  const encoder = new TextEncoder();
  const files = new Map([
    ['/main.typ', encoder.encode(main)],
    ['/lines.json', encoder.encode(JSON.stringify(lines))],
  ]);
  return (await ports.typesetter.pdf('/main.typ', files, { standard: '1.7', date: '2024-01-01' })).pdf;
}
