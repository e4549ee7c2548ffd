import { csvOf } from '../../history/csv.ts';
import { plainDecimal } from '../../sections/blocks/decimals.ts';
import { type Narrative, plainText, type TableBlock } from './blocks.ts';
import { packed } from './packed.ts';

const encoder = new TextEncoder();

/** Every table of the narrative as CSV (no cell is a formula), with their hashes, in one ZIP file. */
export function tablesOf(narrative: Narrative, sha256: (bytes: Uint8Array) => string): Uint8Array {
  const tables = narrative.blocks.filter((block): block is TableBlock => block.kind === 'table');
  const files = tables.map((table, index) => [fileName(table, index), csvBytes(table)] as const);
  const sums = files.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
  return packed([...files, ['SHA256SUMS', encoder.encode(sums)]]);
}

function fileName({ title }: TableBlock, index: number): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${String(index + 1).padStart(2, '0')}-${[...words].slice(0, 60).join('') || 'table'}.csv`;
}

const csvBytes = ({ columns, rows }: TableBlock): Uint8Array =>
  encoder.encode(csvOf([[...columns], ...rows.map(row => row.map(cell => plainDecimal(plainText(cell))))]));
