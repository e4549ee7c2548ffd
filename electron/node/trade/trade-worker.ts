// Reads one table as trade records, in a thread of its own that ends with it.
import '../pdf/no-canvas.ts';
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { zstdCompressSync } from 'node:zlib';
import { parsedSource, readTable } from '../../core/features/trade/store/read-table.ts';
import { delimitedSource, type TableSource } from '../../core/features/trade/store/table-source.ts';
import { everyPage } from '../../core/importers/pdf/pdf.ts';
import { readShare } from '../../core/importers/read-file.ts';
import { sniff } from '../../core/importers/sniff.ts';
import { nodeCiphers } from '../parsing/ciphers.ts';
import { pdfjsReader } from '../pdf/pdfjs-reader.ts';
import { ChunkHelper } from './chunk-helper.ts';
import type { TradeAnswer, TradeJob } from './messages.ts';

/** Told at most so often, in share of the file. */
const STEP = 0.01;

parentPort?.once('message', async ({ bytes, reading }: TradeJob) => {
  let told = 0;
  const say = (answer: TradeAnswer, transfer: ArrayBuffer[] = []) =>
    parentPort?.postMessage(answer, transfer);
  const source = await sourceOf(bytes, reading.mapping.sheet);
  const helpers: ChunkHelper[] = [];
  const outcome = await readTable(source, reading, () => {
    for (const helper of helpers.splice(0)) helper.end();
    const helper = new ChunkHelper();
    helpers.push(helper);
    told = 0;
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
  for (const helper of helpers) helper.end();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  say({ outcome: { ...outcome, sha256, bytes } }, [bytes.buffer]);
});

/** Delimited text is read part by part; a workbook by its own reader: the sheet that is named, or its main one. */
async function sourceOf(bytes: Uint8Array, wanted: string | undefined): Promise<TableSource | undefined> {
  const { kind } = sniff(bytes);
  if (kind === 'text') return delimitedSource(bytes);
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
