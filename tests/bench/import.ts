// Importing: 10,000 small files, an archive of 2 GB and a PDF of 10,000 pages, into a project on the disk. Time beside
// programs that only read the same files, and peak memory of the whole process beside what it may be.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { createEngine } from '../../electron/core/app/engine.ts';
import { createPorts } from '../../electron/node/ports.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { createClient } from '../../electron/shared/contract/client.ts';
import { aPdf, writes } from '../core/importers/pdf-builder.ts';
import { randomFrom } from '../helpers/random.ts';
import { ocrSpeed } from './ocr-speed.ts';
import type { Measurement } from './run.ts';

/** What one import came to. */
interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly states: Readonly<Record<string, number>>;
}

const SMALL_FILES = 10_000;
const PAGES = 10_000;
const MEMBERS = 40;
const MEMBER_BYTES = 50_000_000;
const MOST_SECONDS = 300;
const MOST_MEGABYTES = 800;

/** All three imports, each in a process of its own, and text recognition. `PLUMB_BENCH` may name one: `files`, `archive`, `pdf` or `ocr`. */
export async function bench(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-bench-import-'));
  const only = process.env.PLUMB_BENCH;
  try {
    return [
      ...(only && only !== 'files' ? [] : smallFiles(folder)),
      ...(only && only !== 'archive' ? [] : archive(folder)),
      ...(only && only !== 'pdf' ? [] : largePdf(folder)),
      ...(only && only !== 'ocr' ? [] : await ocrSpeed()),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function smallFiles(folder: string): Measurement[] {
  const files = join(folder, 'small');
  makeSmallFiles(files);
  const name = `import of ${SMALL_FILES.toLocaleString('en-GB')} small files`;
  const measured = measure(folder, files);
  const theirs = timeOf('sh', ['-c', 'find "$1" -type f -exec sha256sum {} +', 'sh', files]);
  return [
    against(name, measured.seconds, MOST_SECONDS, 's', `the ${MOST_SECONDS} s to hold`, measured),
    ...(theirs
      ? [against(name, measured.seconds, theirs, 's', 'sha256sum of the same files', measured)]
      : []),
    memory(name, measured),
  ];
}

function archive(folder: string): Measurement[] {
  const path = join(folder, 'large.zip');
  makeArchive(path);
  const name = 'import of a ZIP of 2 GB';
  const measured = measure(folder, path);
  const theirs = timeOf('unzip', ['-p', path]);
  rmSync(path);
  return [
    ...(theirs ? [against(name, measured.seconds, theirs, 's', 'unzip -p', measured)] : []),
    memory(name, measured),
  ];
}

function largePdf(folder: string): Measurement[] {
  const path = join(folder, 'large.pdf');
  const pages = Array.from({ length: PAGES }, (_, page) => ({ content: lines(page) }));
  writeFileSync(path, aPdf(pages));
  const name = `import of a PDF of ${PAGES.toLocaleString('en-GB')} pages`;
  const measured = measure(folder, path);
  const theirs = timeOf('pdftotext', [path, '-']);
  return [
    ...(theirs ? [against(name, measured.seconds, theirs, 's', 'pdftotext', measured)] : []),
    memory(name, measured),
  ];
}

const against = (
  name: string,
  ours: number,
  theirs: number,
  unit: string,
  program: string,
  { states }: Measured,
): Measurement => ({
  name: `${name} (${Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')})`,
  ours,
  theirs,
  unit,
  against: program,
});

const memory = (name: string, { megabytes }: Measured): Measurement => ({
  name: `${name}, peak memory`,
  ours: megabytes,
  theirs: MOST_MEGABYTES,
  unit: 'MB',
  against: `the ${MOST_MEGABYTES} MB to hold`,
});

/** Seconds of a program whose output goes nowhere; undefined where it is not there. */
function timeOf(program: string, words: readonly string[]): number | undefined {
  const began = performance.now();
  const { error } = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'ignore'] });
  return error ? undefined : (performance.now() - began) / 1000;
}

const WORDS = [
  'Consignee',
  'договор',
  'поставка',
  '货物',
  'invoice',
  'tonnes',
  'Customs',
  'счёт',
  'bank',
  '合同',
];

const sentence = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');

const lines = (page: number): string =>
  Array.from({ length: 30 }, (_, line) =>
    writes(`Page ${page}, line ${line} of a contract`, 50, 750 - 22 * line),
  ).join('\n');

function makeSmallFiles(folder: string): void {
  const random = randomFrom(1);
  for (let number = 0; number < SMALL_FILES; number++) {
    const below = join(folder, String(Math.floor(number / 500)));
    if (number % 500 === 0) mkdirSync(below, { recursive: true });
    const words = `${number} ${sentence(random, 150)}`;
    const kinds: readonly (readonly [string, string | Uint8Array])[] = [
      ['txt', words],
      ['csv', `number;words\n${number};${words}\n`],
      ['html', `<html><meta charset="utf-8"><p>${words}</p></html>`],
      [
        'eml',
        `From: a@example.org\nSubject: ${number}\nContent-Type: text/plain; charset=utf-8\n\n${words}\n`,
      ],
      ['pdf', number % 5 === 4 ? aPdf([{ content: writes(`Contract ${number}`) }]) : ''],
    ];
    const [ending, bytes] = kinds[number % kinds.length] as (typeof kinds)[number];
    writeFileSync(join(below, `${number}.${ending}`), bytes);
  }
}

/** A ZIP whose members are stored as they are: random letters, so that nobody takes it for a bomb. */
function makeArchive(path: string): void {
  const file = openSync(path, 'w');
  const random = randomFrom(2);
  const directory: Buffer[] = [];
  let at = 0;
  const put = (bytes: Buffer) => {
    at += writeSync(file, bytes);
  };
  for (let member = 0; member < MEMBERS; member++) {
    const body = Buffer.alloc(MEMBER_BYTES);
    for (let byte = 0; byte + 4 < 200_000; byte += 4) body.writeUInt32LE(random() * 2 ** 32, byte);
    for (let done = 200_000; done < MEMBER_BYTES; done *= 2) body.copy(body, done, 0, done);
    body.write(`member ${member}\n`);
    const name = Buffer.from(`member ${member}.bin`);
    const offset = at;
    put(Buffer.concat([zipHeader(0x04034b50, body, name), name]));
    put(body);
    const entry = Buffer.alloc(46);
    zipHeader(0x02014b50, body, name).copy(entry, 6, 4);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(MEMBERS, 8);
  end.writeUInt16LE(MEMBERS, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  put(Buffer.concat([list, end]));
  closeSync(file);
}

function zipHeader(mark: number, body: Buffer, name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(mark, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(crc32(body), 14);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt32LE(body.length, 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function measure(folder: string, path: string): Measured {
  const project = join(folder, 'case.plumb');
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), project, path], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  rmSync(project, { force: true });
  if (child.status !== 0) throw new Error(child.stderr.slice(-2000));
  return JSON.parse(child.stdout) as Measured;
}

async function importInto(project: string, path: string): Promise<Measured> {
  const ports = await createPorts();
  const engine = createEngine(ports);
  const api = createClient(inProcessWire(engine));
  const passphrase = 'seven plain words for one benchmark';
  await api.get('project.create', { path: project, title: 'Import', passphrase, author: 'A. Tester' });
  const began = performance.now();
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path }] });
  await api.get('project.close', {});
  const seconds = (performance.now() - began) / 1000;
  await ports.close();
  const states: Record<string, number> = {};
  for (const { state } of entries) states[state] = (states[state] ?? 0) + 1;
  // Kilobytes on Linux and macOS alike under Node.
  return { seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024), states };
}

const [project, path] = process.argv.slice(2);
if (import.meta.main && project && path)
  process.stdout.write(JSON.stringify(await importInto(project, path)));
