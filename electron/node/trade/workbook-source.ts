import '../pdf/no-canvas.ts';
import { parsedSource } from '../../core/features/trade/store/read-table.ts';
import type { TableSource } from '../../core/features/trade/store/table-source.ts';
import { everyPage } from '../../core/importers/pdf/pdf.ts';
import { readShare } from '../../core/importers/read-file.ts';
import { nodeCiphers } from '../parsing/ciphers.ts';
import { pdfjsReader } from '../pdf/pdfjs-reader.ts';

/** A sheet of a workbook as a table: the one that is named, or its main one; or why it cannot be read. Undefined when there is none. */
export async function workbookSource(
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
