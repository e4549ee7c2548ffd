// Imports mutants into projects in memory and prints what became of them. A process of its own: if one breaks it, that shows.
import { createEngine } from '../../electron/core/app/engine.ts';
import { createRecogniser } from '../../electron/node/ocr/recogniser.ts';
import { createParser } from '../../electron/node/parsing/pool.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { createClient } from '../../electron/shared/contract/client.ts';
import type { LedgerEntry } from '../../electron/shared/contract/documents.ts';
import { refuse } from '../../electron/shared/contract/problem.ts';
import { testPorts } from '../helpers/engine.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { randomFrom } from '../helpers/random.ts';
import { mutate } from './mutate.ts';
import { type NamedBytes, seedFiles } from './seed-files.ts';
import { CHANNEL } from './watch.ts';

/** What became of all mutants. */
export interface Report {
  readonly mutants: number;
  /** Ledger lines by state; files that were inside a mutant count as well. */
  readonly states: Readonly<Record<string, number>>;
  /** Mutants that were stopped because they took too long, outgrew their memory or broke their worker. */
  readonly stopped: readonly string[];
  /** Writes, connections and programs that were attempted. */
  readonly attempts: readonly string[];
  /** What is not as it must be: a file without a state, a project that does not answer. */
  readonly faults: readonly string[];
  readonly recognised: number;
  readonly slowestSeconds: number;
  readonly slowest: string;
  readonly peakMegabytes: number;
}

const BATCH = 50;
/** One in so many pictures and PDFs also has its first page drawn and read. */
const RECOGNISED = 24;

const [count = 100, seed = 1, which = 'small', first = 0] = process.argv
  .slice(2)
  .map((word, at) => (at === 2 ? word : Number(word))) as [number, number, string, number];

const attempts: string[] = [];
const channel = new BroadcastChannel(CHANNEL);
channel.onmessage = event => void attempts.push(String((event as { data: unknown }).data));

const parser = createParser();
const recogniser = createRecogniser();
const files = seedFiles(which);
const states: Record<string, number> = {};
const stopped: string[] = [];
const faults: string[] = [];
let recognised = 0;
let slowestSeconds = 0;
let slowest = '';
let peak = 0;

/** The mutant with this number: the same for the same seed, whichever others are made. */
function mutant(number: number): NamedBytes {
  const random = randomFrom(seed * 1_000_003 + number);
  const { name, bytes } = files[number % files.length] as NamedBytes;
  const other = files[Math.floor(random() * files.length)] as NamedBytes;
  return { name, bytes: mutate(bytes, other.bytes, random) };
}

async function trial(mutants: ReadonlyMap<string, Uint8Array>, batch: number): Promise<void> {
  const ports = await testPorts(memoryFiles(), new Map());
  const engine = createEngine({
    ...ports,
    recogniser,
    files: {
      ...ports.files,
      find: async path => [{ path, name: path.slice(1), bytes: mutants.get(path)?.length ?? 0 }],
      read: async path => mutants.get(path) ?? refuse({ code: 'no-such-file', path }),
    },
    parser: {
      parse: async (name, bytes, how, signal) => {
        const began = performance.now();
        const outcome = await parser.parse(name, bytes, how, signal);
        const seconds = Math.round((performance.now() - began) / 100) / 10;
        if (seconds > slowestSeconds) [slowestSeconds, slowest] = [seconds, name];
        return outcome;
      },
    },
    log: { error: (_, error) => void faults.push(`batch ${batch}: ${error}`), note: () => undefined },
  });
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/c.plumb', title: 'T', passphrase: 'p', author: 'T' });
  const sources = [...mutants.keys()].map(path => ({ kind: 'path' as const, path }));
  const { entries } = await api.get('documents.import', { sources });
  judge(entries, mutants);
  const documentIds = entries.filter(isRecognised).flatMap(({ documentId }) => documentId ?? []);
  if (documentIds.length > 0) {
    const input = { documentIds, pages: [1], force: true, languages: ['eng'] };
    recognised += (await api.get('documents.recognise', input)).documents.length;
  }
  if ((await api.get('documents.ledger', {})).length !== entries.length) faults.push(`${batch}: ledger`);
  await engine.close();
}

const isRecognised = ({ state, kind, pages = 0, sha256 = '0' }: LedgerEntry): boolean =>
  state !== 'duplicate' &&
  (kind === 'pdf' || kind === 'image') &&
  pages > 0 &&
  Number.parseInt(sha256.slice(0, 4), 16) % RECOGNISED === 0;

function judge(entries: readonly LedgerEntry[], mutants: ReadonlyMap<string, Uint8Array>): void {
  for (const { file, state, reason = '' } of entries) {
    states[state] = (states[state] ?? 0) + 1;
    if (/took too long|more memory than there is|broke on this file/.test(reason))
      stopped.push(`${file}: ${reason}`);
    if (state !== 'imported' && reason === '') faults.push(`${file}: ${state} without a reason`);
    if (/on our side/.test(reason)) faults.push(`${file}: ${reason}`);
  }
  const told = new Set(entries.map(({ file }) => file));
  for (const path of mutants.keys())
    if (!told.has(path.slice(1))) faults.push(`${path}: no line in the ledger`);
}

for (let from = first; from < first + count; from += BATCH) {
  const mutants = new Map<string, Uint8Array>();
  for (let number = from; number < Math.min(from + BATCH, first + count); number++) {
    const { name, bytes } = mutant(number);
    mutants.set(`/${String(number).padStart(5, '0')} ${name}`, bytes);
  }
  await trial(mutants, from);
  peak = Math.max(peak, process.memoryUsage.rss());
  process.stderr.write(
    `${from + mutants.size} ${(peak / 1e6).toFixed(0)} MB slowest ${slowest} ${slowestSeconds}\n`,
  );
}
await Promise.all([parser.close(), recogniser.close()]);
channel.close();
const report: Report = {
  mutants: count,
  states,
  stopped,
  attempts,
  faults,
  recognised,
  slowestSeconds,
  slowest,
  peakMegabytes: Math.round(peak / 1e6),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
