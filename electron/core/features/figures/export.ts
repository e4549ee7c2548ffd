// A receipt as files: whoever gets it counts again with nothing but `sqlite3` and `sha256sum`.

import type { Figure } from '../../../shared/contract/figures.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { joined } from '../../../shared/kernel/bytes.ts';
import type { JobContext } from '../../app/context.ts';
import { inSlices } from '../../app/slices.ts';
import { tarEnd, tarHeader, tarPadding } from '../archive/tar.ts';
import { receiptOf } from './receipt.ts';

/** Offers the receipt of a figure: rows, SQL, words and sums. Refuses when the rows are no longer those that were counted. */
export async function exportFigure(context: JobContext, figure: Figure): Promise<Output<'figures.export'>> {
  const { csv, rowsSha256 } = await inSlices(receiptOf(context, figure.query), context.breathe);
  if (rowsSha256 !== figure.rowsSha256)
    refuse({
      code: 'not-allowed',
      what: `The records behind F${figure.number} are no longer those that it was counted from.`,
      next: 'Look at what changed, pin it anew, and export that; or undo what changed the records.',
    });
  const { crypto } = context.ports;
  const encode = (text: string) => new TextEncoder().encode(text);
  const files: [string, Uint8Array][] = [
    ['rows.csv', csv],
    ['figure.sql', encode(figure.sql)],
    ['figure.txt', encode(aboutFigure(figure))],
    ['query.json', encode(`${JSON.stringify(figure.query, null, 2)}\n`)],
  ];
  const sums = files.map(([name, bytes]) => `${crypto.sha256(bytes)}  ${name}\n`).join('');
  files.push(['SHA256SUMS', encode(sums)]);
  const folder = `F${figure.number}`;
  const tar = joined([
    ...files.flatMap(([name, bytes]) => [
      tarHeader(`${folder}/${name}`, bytes.length, figure.createdAt),
      bytes,
      tarPadding(bytes.length),
    ]),
    tarEnd(),
  ]);
  context.act('figures.export', ({ work }) =>
    work.note(`Exported the receipt of figure F${figure.number} (${figure.records} records)`),
  );
  return {
    ref: context.offer(tar, 'application/x-tar'),
    fileName: `${folder}-receipt.tar`,
    bytes: tar.length,
    sha256: crypto.sha256(tar),
  };
}

function aboutFigure({
  number,
  title,
  words,
  result,
  records,
  rowsSha256,
  sources,
  lists,
  createdAt,
}: Figure): string {
  const lines = [
    `F${number}  ${title}`,
    '',
    words,
    '',
    ...result.map(row =>
      Object.entries(row)
        .map(([name, value]) => `${name} = ${value ?? 'none'}`)
        .join('; '),
    ),
    '',
    `Counted over ${records} records on ${createdAt}.`,
    `Rows: rows.csv, SHA-256 ${rowsSha256}`,
    ...sources.map(({ file, sha256, rows }) => `From: ${file}, SHA-256 ${sha256}, ${rows} records`),
    ...lists.map(
      ({ name, version, sha256, verify }) => `List: ${name}, ${version}, SHA-256 ${sha256}. ${verify}`,
    ),
    '',
    'To count again: sqlite3 :memory: < figure.sql',
    'To check the files: sha256sum -c SHA256SUMS',
  ];
  return `${lines.join('\n')}\n`;
}
