// An engine with a recogniser whose pages are known beforehand.
import type { TestContext } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import type { ParseOutcome } from '../../../../electron/core/ports/parser.ts';
import type { RecognisedPage } from '../../../../electron/core/ports/recogniser.ts';
import { nodeCrypto } from '../../../../electron/node/crypto.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { testPorts } from '../../../helpers/engine.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

/** A page as a recogniser gives it: one word, whose run is the whole text. */
const recognised = (text: string): RecognisedPage => ({
  languages: 'rus+eng',
  turn: 0,
  width: 100,
  height: 100,
  text,
  runs: text === '' ? [] : [0, text.length, 10, 10, 80, 10, 0],
  confidence: text === '' ? [] : [90],
  certainty: text === '' ? 0 : 90,
});

/**
 * A file whose bytes are its pages, divided by `|`: a page in parentheses has no text, a page `(!)` breaks, a page
 * `(endless)` is read until it is cancelled.
 */
function parsed(bytes: Uint8Array): ParseOutcome {
  const texts = new TextDecoder().decode(bytes).split('|');
  const textless = texts.flatMap((text, index) => (text.startsWith('(') ? [index + 1] : []));
  return {
    state: textless.length * 2 >= texts.length ? 'needs-ocr' : 'imported',
    kind: 'pdf',
    mediaType: 'application/pdf',
    sha256: nodeCrypto.sha256(bytes),
    reading: {
      engine: 'pdf.js',
      engineVersion: '1',
      language: '',
      pagesWithoutText: textless,
      warnings: textless.length > 0 ? ['1 page without text: 1. OCR can read them.'] : [],
      metadata: {},
      pages: texts.map((text, index) => ({
        number: index + 1,
        text: text.startsWith('(') ? '' : text,
        width: 100,
        height: 100,
        runs: text.startsWith('(') ? [] : [0, text.length, 10, 10, 80, 10, 0],
      })),
    },
  };
}

/** An engine over project files in memory whose recogniser reads the texts that such files hide. */
async function anEngineThatReads(
  t: TestContext,
  projectFiles: Ports['projectFiles'],
  disk: Map<string, string>,
) {
  const ports = await testPorts(projectFiles, disk);
  const asked: string[] = [];
  const engine = createEngine({
    ...ports,
    parser: { parse: async (_name, bytes) => parsed(bytes) },
    recogniser: {
      engine: 'tesseract',
      options: () => ({
        languages: ['eng', 'rus'].map(name => ({ name, from: 'shipped' as const })),
        folder: '/ocr',
        shipped: 'tesseract.js-core 7',
        machine: null,
      }),
      atOnce: 2,
      open: bytes => ({
        engineVersion: '5',
        page: async ({ page }, signal) => {
          const text = new TextDecoder().decode(bytes).split('|')[page - 1] ?? '';
          asked.push(text);
          if (text === '(endless)')
            return await new Promise((_, reject) => {
              signal.addEventListener('abort', () => reject(new Refusal({ code: 'cancelled' })));
            });
          if (text === '(!)') throw new Error('The picture is torn.');
          return recognised(text.replaceAll(/[()]/g, ''));
        },
        close: () => undefined,
      }),
    },
  });
  t.after(() => engine.close());
  return { engine, api: createClient(inProcessWire(engine)), asked };
}

/** A project with these files, texts by path. */
export async function aScanner(t: TestContext, files: Readonly<Record<string, string>>) {
  const disk = new Map(Object.entries(files));
  const projectFiles = memoryFiles();
  const scanner = await anEngineThatReads(t, projectFiles, disk);
  const { api } = scanner;
  await api.get('project.create', { path: '/c.plumb', title: 'A case', passphrase: 'p', author: 'Tester' });
  const sources = Object.keys(files).map(path => ({ kind: 'path' as const, path }));
  const { entries } = await api.get('documents.import', { sources });
  /** Opens what is on the disk, as after a crash: nothing was closed before. */
  const reopen = async () => {
    const next = await anEngineThatReads(t, projectFiles, disk);
    await next.api.get('project.open', { path: '/c.plumb', passphrase: 'p' });
    return next;
  };
  return { ...scanner, ids: entries.flatMap(entry => entry.documentId ?? []), reopen };
}
