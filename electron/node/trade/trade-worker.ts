// Reads one table as trade records, in a thread of its own that ends with it.
import '../pdf/no-canvas.ts';
import { parentPort } from 'node:worker_threads';
import { zstdCompressSync } from 'node:zlib';
import { parsedSource, readTable } from '../../core/features/trade/store/read-table.ts';
import {
  delimitedSource,
  type TableBytes,
  type TableSource,
} from '../../core/features/trade/store/table-source.ts';
import { everyPage } from '../../core/importers/pdf/pdf.ts';
import { readShare } from '../../core/importers/read-file.ts';
import { sniff } from '../../core/importers/sniff.ts';
import { nodeCiphers } from '../parsing/ciphers.ts';
import { pdfjsReader } from '../pdf/pdfjs-reader.ts';
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
  const source = await sourceOf(table, reading.mapping.sheet);
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

/** Delimited text is read part by part; a workbook by its own reader: the sheet that is named, or its main one. */
async function sourceOf(table: TableBytes, wanted: string | undefined): Promise<TableSource | undefined> {
  const { kind } = sniff(await table.read(0, Math.min(HEAD, table.bytes)));
  if (kind === 'text') return delimitedSource(table);
  const bytes = await table.read(0, table.bytes);
  const manner = { passwords: [], encoding: undefined, ciphers: nodeCiphers };
  const share = await readShare('', bytes, pdfjsReader, everyPage(), manner);
  if (share.state !== 'whole') return undefined;
  const { reading, children = [] } = share.outcome;
  const readings = [
    reading,
    ...children.map(child => ('outcome' in child ? child.outcome?.reading : undefined)),
  ];
  const sheets = readings.flatMap(each =>
    each?.table ? [{ name: each.metadata.Sheet ?? '', table: each.table }] : [],
  );
  const main = sheets.find(({ name }) => name === wanted) ?? sheets[0];
  const others = sheets.filter(sheet => sheet !== main);
  return (
    main &&
    parsedSource(
      main.table,
      [main, ...others].map(({ name }) => name),
    )
  );
}
