import type { TestContext } from 'node:test';
import { createEngine, type Engine } from '../../electron/core/app/engine.ts';
import type { Ports } from '../../electron/core/ports/index.ts';
import type { ParseOutcome } from '../../electron/core/ports/parser.ts';
import { newAgeFile } from '../../electron/node/age-file.ts';
import { nodeCrypto } from '../../electron/node/crypto.ts';
import { newFolder } from '../../electron/node/out-folder.ts';
import { createResources } from '../../electron/node/resources.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';
import { tradeReader } from '../../electron/node/trade/trade-reader.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { refuse } from '../../electron/shared/contract/problem.ts';
import { memoryFiles } from './memory-files.ts';

/** An engine over real SQLite and project files in memory. Files to import are given as texts by path. */
export interface TestEngine {
  readonly api: ApiClient;
  readonly engine: Engine;
  readonly files: ReturnType<typeof memoryFiles>;
  /** Adds a file that can be imported; its pages are divided by form feeds. */
  write(path: string, text: string): void;
}

const encoder = new TextEncoder();

/** Starts an engine with an empty project open. */
export async function anEngine(t: TestContext): Promise<TestEngine> {
  const files = memoryFiles();
  const disk = new Map<string, string>();
  const engine = createEngine(await testPorts(files, disk));
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', {
    path: '/case.plumb',
    title: 'A case',
    passphrase: 'p',
    author: 'Tester',
  });
  return { api, engine, files, write: (path, text) => void disk.set(path, text) };
}

/** Ports over real SQLite; files to import are the texts of `disk`. */
export async function testPorts(
  projectFiles: Ports['projectFiles'],
  disk: ReadonlyMap<string, string>,
): Promise<Ports> {
  return {
    sql: await createSqlEngines(),
    projectFiles,
    files: {
      find: async path =>
        [...disk.keys()]
          .filter(key => key.startsWith(path))
          .sort()
          .map(key => ({ path: key, name: key.slice(1), bytes: 0 })),
      read: async path => encoder.encode(disk.get(path) ?? refuse({ code: 'no-such-file', path })),
      open: async path => {
        const bytes = encoder.encode(disk.get(path) ?? refuse({ code: 'no-such-file', path }));
        return {
          bytes: bytes.length,
          read: async (offset, length) => bytes.slice(offset, offset + length),
          isChanged: async () => false,
          close: async () => undefined,
        };
      },
      pause: async () => undefined,
      readUpload: upload => refuse({ code: 'not-found', what: 'upload', id: upload }),
      takeUpload: upload => refuse({ code: 'not-found', what: 'upload', id: upload }),
      newFolder,
      newAgeFile,
    },
    recogniser: {
      engine: 'none',
      options: () => ({ languages: [], folder: '', shipped: '', machine: null }),
      atOnce: 1,
      open: () => refuse({ code: 'not-found', what: 'recogniser', id: '' }),
    },
    tradeReader,
    parser: { parse: async (_name, bytes) => parsed(bytes) },
    typesetter: {
      pdf: () => refuse({ code: 'template-failed', template: '', reason: 'none here' }),
      unplaceable: async () => new Map(),
    },
    pageRenderer: {
      png: () => refuse({ code: 'template-failed', template: '', reason: 'none here' }),
      covered: () => refuse({ code: 'template-failed', template: '', reason: 'none here' }),
    },
    pdfInspector: {
      contents: () => refuse({ code: 'template-failed', template: '', reason: 'none here' }),
      attachments: () => refuse({ code: 'template-failed', template: '', reason: 'none here' }),
    },
    clock: { now: () => new Date() },
    crypto: nodeCrypto,
    machine: { seal: text => `sealed ${text}`, open: sealed => sealed.slice('sealed '.length) },
    log: { error: (_reference, error) => console.error(error), note: () => undefined },
    resources: createResources(),
  } as Ports;
}

/** Reads text as pages divided by form feeds; a first line `a;b` makes a table of it, and `picture` a page without text. */
function parsed(bytes: Uint8Array): ParseOutcome {
  const text = new TextDecoder().decode(bytes);
  const base = {
    engine: 'test',
    engineVersion: '1',
    language: '',
    pagesWithoutText: [],
    warnings: [],
    metadata: {},
  };
  const sha256 = nodeCrypto.sha256(bytes);
  if (text.includes(';')) {
    const [columns = [], ...rows] = text.split('\n').map(line => line.split(';'));
    return {
      state: 'imported',
      kind: 'table',
      mediaType: 'text/csv',
      sha256,
      reading: { ...base, pages: [], table: { columns, headerRow: 1, rows } },
    };
  }
  if (text === 'broken')
    return { state: 'refused', kind: 'other', mediaType: '', sha256, reason: 'It is broken.' };
  if (text === 'picture') {
    const page = { number: 1, text: '', width: 100, height: 100, runs: [] };
    const reading = { ...base, pagesWithoutText: [1], pages: [page] };
    return { state: 'needs-ocr', kind: 'image', mediaType: 'image/png', sha256, reading };
  }
  const pages = text.split('\f').map((page, index) => ({
    number: index + 1,
    text: page,
    width: 100,
    height: 100,
    runs: [0, page.length, 10, 10, 80, 10, 0],
  }));
  return { state: 'imported', kind: 'text', mediaType: 'text/plain', sha256, reading: { ...base, pages } };
}
