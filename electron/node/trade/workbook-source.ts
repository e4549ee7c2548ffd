import '../pdf/no-canvas.ts';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { parsedSource } from '../../core/features/trade/store/read-table.ts';
import { firstOfSheet, type Packer, sheetSource } from '../../core/features/trade/store/sheet-source.ts';
import type { TableSource } from '../../core/features/trade/store/table-source.ts';
import { lookInside, XLSX } from '../../core/importers/containers.ts';
import { XlsxRows } from '../../core/importers/office/xlsx-rows.ts';
import { everyPage } from '../../core/importers/pdf/pdf.ts';
import { readShare } from '../../core/importers/read-file.ts';
import { sniff } from '../../core/importers/sniff.ts';
import { Unreadable } from '../../core/importers/unreadable.ts';
import { nodeCiphers } from '../parsing/ciphers.ts';
import { pdfjsReader } from '../pdf/pdfjs-reader.ts';

const packer: Packer = {
  pack: bytes =>
    new Uint8Array(zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })),
  unpack: bytes => new Uint8Array(zstdDecompressSync(bytes)),
};

/** A sheet of a workbook as a table: the one that is named, or its main one; or why it cannot be read. Undefined when there is none. */
export async function workbookSource(
  bytes: Uint8Array,
  wanted: string | undefined,
  isSample: boolean,
): Promise<TableSource | string | undefined> {
  if (lookInside(bytes, sniff(bytes)).mediaType !== XLSX) return await otherWorkbook(bytes, wanted);
  try {
    const sheet = new XlsxRows(bytes, wanted);
    return isSample ? firstOfSheet(sheet) : sheetSource(sheet, packer);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

/** What is no workbook of today's Excel is read whole, by its own reader. */
async function otherWorkbook(
  bytes: Uint8Array,
  wanted: string | undefined,
): Promise<TableSource | string | undefined> {
  const manner = { passwords: [], encoding: undefined, ciphers: nodeCiphers };
  const share = await readShare('', bytes, pdfjsReader, everyPage(), manner);
  if (share.state !== 'whole') return undefined;
  const { reading, children = [], state, reason } = share.outcome;
  if (state !== 'imported' && reason) return reason;
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
