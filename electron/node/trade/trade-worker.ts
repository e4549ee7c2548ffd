// Reads one table as trade records, in a thread of its own that ends with it.
import { parentPort } from 'node:worker_threads';
import { zstdCompressSync } from 'node:zlib';
import { readTable } from '../../core/features/trade/store/read-table.ts';
import {
  delimitedSource,
  type TableBytes,
  type TableSource,
} from '../../core/features/trade/store/table-source.ts';
import { sniff } from '../../core/importers/sniff.ts';
import type { TradeReading } from '../../core/ports/trade-reader.ts';
import { ChunkHelper } from './chunk-helper.ts';
import type { TradeAnswer, TradeJob } from './messages.ts';

/** Told at most so often, in share of the file. */
const STEP = 0.01;

const say = (answer: TradeAnswer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer);

/** The bytes that are asked for, in their order. */
const waiting: ((bytes: Uint8Array) => void)[] = [];

parentPort?.once('message', async ({ bytes, reading }: TradeJob) => {
  parentPort?.on('message', (part: Uint8Array) => waiting.shift()?.(part));
  const table: TableBytes = {
    bytes,
    read: (from, to) =>
      new Promise(resolve => {
        waiting.push(resolve);
        say({ read: [from, to] });
      }),
  };
  const helper = new ChunkHelper();
  const source = await sourceOf(table, reading);
  const outcome = await readTable(source, reading, () => {
    say({ accepted: true });
    let told = 0;
    return {
      squeeze: plain => new Uint8Array(zstdCompressSync(plain)),
      finish: chunk => helper.finish(chunk),
      finished: () => helper.finished(),
      told: done => {
        if (done - told < STEP) return;
        told = done;
        say({ done });
      },
    };
  });
  helper.end();
  say({ outcome });
});

/** Bytes that tell what kind of file it is. */
const HEAD = 65_536;

/** Delimited text is read part by part; a workbook by its own reader, which is loaded when there is one. */
async function sourceOf(table: TableBytes, { mapping, dryRun }: TradeReading): Promise<TableSource | string> {
  const { kind, what } = sniff(await table.read(0, Math.min(HEAD, table.bytes)));
  if (kind === 'empty') return 'It is empty: 0 bytes. Ask for it again, or check that it was copied whole.';
  if (kind === 'text')
    return (await delimitedSource(table, mapping)) ?? noTable('neither text nor a workbook');
  const { workbookSource } = await import('./workbook-source.ts');
  const bytes = await table.read(0, table.bytes);
  return (await workbookSource(bytes, mapping.sheet, dryRun === 'sample')) ?? noTable(what);
}

const noTable = (what: string): string =>
  `It is ${what}, without a table that can be read as trade records. They are read from delimited text (CSV, TSV) and from sheets of workbooks.`;
