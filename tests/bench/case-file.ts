// A case file of 300 pages with 60 exhibits, from the project to the PDF: time against Typst alone on the same input
// and against qpdf rewriting the finished file; peak memory of the whole process.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { createEngine } from '../../electron/core/app/engine.ts';
import type { TypesetFiles } from '../../electron/core/ports/typesetter.ts';
import { createPorts, type NodePorts } from '../../electron/node/ports.ts';
import { createCompiler } from '../../electron/node/typesetter/compiler.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

/** One line of the benchmark: our figure, the other program's, and which program that was. */
export interface Line {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  readonly against: string;
}

interface Measured {
  readonly pages: number;
  readonly cold: number;
  readonly warm: number;
  /** A preview after one section was changed: the slowest of several. */
  readonly preview: number;
  readonly typst: number;
  readonly qpdf: number;
  readonly megabytes: number;
}

const EXHIBITS = 60;
const PAGES_EACH = 4;
const sentences = [
  'The goods described in the specification were delivered under the contract and paid for in full.',
  'Товар, описанный в спецификации, поставлен по контракту и полностью оплачен покупателем.',
  '规格书中所述货物已按合同交付，买方已全额付款，付款通过银行电汇办理。',
];

/** Time and memory of the case file. Runs in a process of its own, so that the memory is only its own. */
export async function bench(): Promise<Line[]> {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'measure'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (child.status !== 0) throw new Error(child.stderr.slice(-2000));
  const found = JSON.parse(child.stdout) as Measured;
  const name = `case file, ${found.pages} pages with ${EXHIBITS} exhibits`;
  const perSecond = (time: number) => Math.round(found.pages / time);
  const ours = perSecond(found.cold);
  return [
    {
      name: `${name}, first export (${found.cold} s)`,
      ours,
      theirs: perSecond(10),
      unit: 'pages/s',
      against: 'the 10 s to hold',
    },
    {
      name: `${name}, first export`,
      ours,
      theirs: perSecond(found.typst),
      unit: 'pages/s',
      against: 'Typst alone, same input, own process',
    },
    {
      name: `${name}, first export`,
      ours,
      theirs: perSecond(found.qpdf),
      unit: 'pages/s',
      against: 'qpdf --linearize of the finished file',
    },
    {
      name: `${name}, next export (${found.warm} s)`,
      ours: perSecond(found.warm),
      theirs: perSecond(1),
      unit: 'pages/s',
      against: 'the 1 s to hold for a preview',
    },
    {
      name: `${name}, preview of a changed section, slowest of 5`,
      ours: found.preview,
      theirs: 1,
      unit: 's',
      against: 'the 1 s to hold',
    },
    {
      name: `${name}, peak memory, import included`,
      ours: found.megabytes,
      theirs: 1024,
      unit: 'MB',
      against: 'the memory to hold',
    },
  ];
}

const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;

async function measure(): Promise<Measured> {
  const ports = await createPorts({ log: { error: () => undefined, note: () => undefined } });
  let last: { readonly main: string; readonly files: TypesetFiles } | undefined;
  const typesetter: NodePorts['typesetter'] = {
    ...ports.typesetter,
    pdf: (main, files, options) => {
      last = { main, files };
      return ports.typesetter.pdf(main, files, options);
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const engine = createEngine({ ...ports, typesetter, projectFiles: memoryFiles() });
  try {
    const api = createClient(inProcessWire(engine));
    await fill(api, ports, folder);
    let started = performance.now();
    const made = await api.get('caseFile.export', {});
    const cold = seconds(started);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    started = performance.now();
    await api.get('caseFile.export', {});
    const warm = seconds(started);
    writeFileSync(join(folder, 'made.pdf'), engine.readBytes(made.ref).bytes);
    const preview = await previewAfterChanges(api);
    return {
      pages: made.pages,
      cold,
      warm,
      preview,
      megabytes,
      typst: typstAlone(last, folder),
      qpdf: qpdfAlone(folder),
    };
  } finally {
    await engine.close();
    await ports.close();
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of the slowest preview of a few, each after the summary was written on. */
async function previewAfterChanges(api: ApiClient): Promise<number> {
  const took: number[] = [];
  for (let time = 1; time <= 5; time++) {
    await api.get('caseFile.edit', { patch: { summary: `${sentences[0]} [E1] `.repeat(10 * time) } });
    const started = performance.now();
    await api.get('caseFile.preview', {});
    took.push(seconds(started));
  }
  return Math.max(...took);
}

/** Invented documents in three languages, each with a passage on every page, and claims that cite them. */
async function fill(api: ApiClient, ports: NodePorts, folder: string): Promise<void> {
  await api.get('project.create', { path: '/bench.plumb', title: 'Bench', passphrase: 'p', author: 'Bench' });
  for (let exhibit = 1; exhibit <= EXHIBITS; exhibit++)
    writeFileSync(join(folder, `document-${exhibit}.pdf`), await aDocument(ports, exhibit));
  await api.get('documents.import', { sources: [{ kind: 'path', path: folder }] });
  for (const { id } of await api.get('documents.list', {})) {
    const evidence = [];
    for (let page = 1; page <= PAGES_EACH; page++) {
      const { text } = await api.get('documents.page', { documentId: id, page });
      const start = Math.floor(text.length / 3);
      const marking = {
        kind: 'text' as const,
        documentId: id,
        stretches: [{ page, start, end: start + 80 }],
      };
      const kept = await api.get('evidence.keep', {
        marking,
        language: 'ru',
        translation: 'A translation',
        translator: 'Bench',
      });
      evidence.push({ evidenceId: kept.id, role: 'supports' as const });
    }
    await api.get('claims.create', { text: sentences[0] ?? '', status: 'supported', evidence });
  }
}

async function aDocument(ports: NodePorts, number: number): Promise<Uint8Array> {
  const page = sentences.map(sentence => `${`${sentence} `.repeat(8)}`).join('\n\n');
  const source = `#set text(font: ("Noto Sans", "Noto Sans SC"), fallback: false)\nDocument ${number}\n\n${Array(PAGES_EACH).fill(page).join('\n#pagebreak()\n')}`;
  const files = new Map([['/main.typ', new TextEncoder().encode(source)]]);
  return (await ports.typesetter.pdf('/main.typ', files, { standard: '1.7', date: '2026-01-01' })).pdf;
}

/** In a process of its own, since Typst remembers what it has set before. Fonts are read, files are in memory. */
function typstAlone(
  input: { readonly main: string; readonly files: TypesetFiles } | undefined,
  folder: string,
): number {
  const path = join(folder, 'input.bin');
  writeFileSync(path, serialize(input));
  return Number(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'typst', path], { encoding: 'utf8' }),
  );
}

function typstHere(path: string): number {
  const input = deserialize(readFileSync(path)) as { readonly main: string; readonly files: TypesetFiles };
  const started = performance.now();
  createCompiler().pdf(input.main, input.files, '1.7', 0);
  return seconds(started);
}

function qpdfAlone(folder: string): number {
  const started = performance.now();
  execFileSync('qpdf', ['--linearize', join(folder, 'made.pdf'), join(folder, 'linear.pdf')]);
  return seconds(started);
}

if (process.argv[2] === 'measure') process.stdout.write(JSON.stringify(await measure()));
if (process.argv[2] === 'typst') process.stdout.write(String(typstHere(process.argv[3] ?? '')));
